import type { PageDocument, PageElement } from './page-document.ts'

const blocks = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'DL',
  'DT',
  'DD',
  'BLOCKQUOTE',
  'HEADER',
  'PRE',
  'ADDRESS',
  'FIGURE',
  'HR',
  'BODY',
  'TBODY',
])
const unread = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'IFRAME',
  'HEAD',
  'SELECT',
  'TEXTAREA',
  'OBJECT',
  'CANVAS',
  'VIDEO',
  'AUDIO',
])

type Node = {
  nodeType: number
  nodeName: string
  textContent: string | null
  firstChild: Node | null
  nextSibling: Node | null
}

function openBlock(name: string): string {
  if (name === 'LI') return '\n- '
  if (/^H[1-6]$/.test(name)) return '\n\n'
  return name === 'P' || name === 'UL' || name === 'OL' || name === 'TABLE' || name === 'SECTION'
    ? '\n\n'
    : blocks.has(name)
      ? '\n'
      : ''
}

/** Puts an element's children on the stack in reading order, and under them what ends the element. */
function pushChildren(stack: (Node | string)[], node: Node, name: string): void {
  if (blocks.has(name)) stack.push(/^H[1-6]$|^P$|^UL$|^OL$/.test(name) ? '\n\n' : '\n')
  const children: Node[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child)
  stack.push(...children.slice(0, 20_000).reverse())
}

/** The text of an element as a person sees it: blocks on lines of their own, list items with a dash. Not recursive. */
export function textOf(root: PageElement | PageDocument): string {
  const out: string[] = []
  const stack: (Node | string)[] = [root as unknown as Node]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined) break
    if (typeof node === 'string') {
      out.push(node)
      continue
    }
    if (node.nodeType === 3) {
      out.push((node.textContent ?? '').replace(/\s+/g, ' '))
      continue
    }
    const name = node.nodeName.toUpperCase()
    if ((node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) || unread.has(name)) continue
    out.push(name === 'BR' ? '\n' : name === 'TD' || name === 'TH' ? ' ' : openBlock(name))
    if (name !== 'BR') pushChildren(stack, node, name)
  }
  return out
    .join('')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n- (?:\n|- )+/g, '\n- ')
    .replace(/\n-\s*(?=\n|$)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?<=\n- [^\n]{1,2000})\n\n(?=- )/g, '\n')
    .trim()
}

const furniture =
  'nav, footer, aside, form, button, dialog, [role="navigation"], [role="contentinfo"], [role="dialog"], [role="search"], [role="alert"], [aria-hidden="true"], [hidden], script, style, noscript, template, svg, iframe'
const namedFurniture =
  /cookie|consent|gdpr|related|similar|recommend|breadcrumb|share|social|newsletter|sidebar|modal|popup|overlay|skip-link|site-header|site-nav|navbar|menu|footer|job-alert|talent-community/i
const furnitureLink =
  /^(?:apply(?: now| here| for this job| today)?|apply for (?:this|the) (?:job|position|role)|back(?: to .*)?|save(?: job)?|share|log ?in|sign in|sign up|view all jobs|see all jobs|jetzt bewerben|postuler|print|email this job|refer a friend|report this job)$/i

function leadsToApplication(label: string, href: string): boolean {
  return (
    /^(?:apply|jetzt|postuler)/i.test(label) &&
    href !== '' &&
    !href.startsWith('#') &&
    !/^(?:javascript|data):/i.test(href)
  )
}

const otherJobs =
  /^(?:similar|related|recommended|other|more) (?:jobs|roles|positions|openings)|^(?:ähnliche|weitere) (?:jobs|stellen)|^offres similaires/i

/** Removes headings like "Similar jobs" with what follows them up to the next heading. */
function dropOtherJobs(document: PageDocument): void {
  for (const heading of [...document.querySelectorAll('h2, h3, h4')]) {
    if (!otherJobs.test((heading.textContent ?? '').trim())) continue
    let next = heading.nextElementSibling
    while (next !== null && !/^H[1-6]$/.test(next.nodeName)) {
      const after = next.nextElementSibling
      next.remove()
      next = after
    }
    heading.remove()
  }
}

/** Takes navigation, notices, buttons and lists of other jobs out of a page, in place. Returns where "Apply" led, if it did. */
export function dropFurniture(document: PageDocument): string | null {
  let applyHref: string | null = null
  for (const link of [...document.querySelectorAll('a')].slice(0, 4000)) {
    const label = (link.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (!furnitureLink.test(label)) continue
    const href = link.getAttribute('href') ?? ''
    if (applyHref === null && leadsToApplication(label, href)) applyHref = href
    link.remove()
  }
  for (const element of [...document.querySelectorAll(furniture)]) element.remove()
  for (const element of [...document.querySelectorAll('[class], [id]')].slice(0, 8000)) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (/^(?:HTML|BODY|MAIN|ARTICLE|H1)$/.test(element.nodeName) || !namedFurniture.test(name)) continue
    if (element.querySelector('h1, main, article') === null && (element.textContent ?? '').length < 6000)
      element.remove()
  }
  dropOtherJobs(document)
  return applyHref
}
