import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
const A='/work/main', B='/work/me'
const size=Number(process.argv[2]??1_000_000)
const load=async(r)=>(await import(`${r}/packages/engine/src/candidates/listing-index.ts`)).ListingIndex
const [IA,IB]=[await load(A),await load(B)]
const { makeWish } = await import(`${B}/packages/engine/src/candidates/make-wish.ts`)
const { listingFacts } = await import(`${B}/packages/engine/src/listing/listing-facts.ts`)
const { prepareProfile } = await import(`${B}/packages/engine/src/match/prepared-profile.ts`)
const { parseResume } = await import(`${B}/packages/engine/src/resume/parse-resume.ts`)
const { preferences: schema } = await import(`${B}/packages/schemas/src/preferences.ts`)
const { createListingMaker, seededRandom } = await import(`${B}/packages/testing/src/synthetic-listings.ts`)
const { cities, families } = await import(`${B}/packages/testing/src/synthetic-words.ts`)
const profile = parseResume(readFileSync(`${B}/packages/engine/fixtures/resumes/02-midcareer-tech.txt`,'utf8')).content
const dealBreakers={ all: [{ kind: 'no-on-call' }, { kind: 'travel-at-most', percent: 20 }, { kind: 'skill-not-in', skills: ['PHP'] }] }
const random=seededRandom(77)
const pick=(from)=>from[Math.min(from.length-1,Math.floor((from.length+1)**random())-1)]
const wishes=Array.from({length:230},()=>{const preferences=schema.parse({titles:[pick(pick(families).titles)],places:[pick(cities)[0]],salaryFloor:60000,salaryTarget:90000,currency:'EUR',dealBreakers});return makeWish(prepareProfile(profile,preferences,'2026-11-22'),dealBreakers)})
const a=new IA(), b=new IB(); const next=createListingMaker(1)
let t=performance.now()
for(let i=0;i<size;i++){const {content,text,postedOn}=next();const f=listingFacts(content,text);const id=randomUUID();a.put(id,f,postedOn);b.put(id,f,postedOn)}
console.log('loaded',((performance.now()-t)/1000).toFixed(0),'s')
const q=(v,s)=>v.toSorted((x,y)=>x-y)[Math.floor(v.length*s)].toFixed(2)
for(let round=0;round<3;round++){const ta=[],tb=[];let diff=0
for(const [i,w] of wishes.entries()){
 let f=performance.now();const ra=a.findCandidates(w,{most:50});const x=performance.now()-f
 f=performance.now();const rb=b.findCandidates(w,{most:50});const y=performance.now()-f
 if(JSON.stringify(ra)!==JSON.stringify(rb))diff++
 if(i>=30){ta.push(x);tb.push(y)}
}
console.log(`main p50 ${q(ta,.5)} p95 ${q(ta,.95)} max ${q(ta,.999)} | me p50 ${q(tb,.5)} p95 ${q(tb,.95)} max ${q(tb,.999)} | differ ${diff}`)}
if(process.argv[3]){const slow=wishes.map((w,i)=>{const f=performance.now();b.findCandidates(w,{most:50});return [performance.now()-f,w]}).sort((x,y)=>y[0]-x[0]).slice(0,30)
console.log(slow.slice(0,8).map(([t,w])=>t.toFixed(1)+' '+w.titles.map(x=>x.join(' '))+' '+w.skills.length))
for(let i=0;i<20;i++)for(const [,w] of slow)b.findCandidates(w,{most:50})}
