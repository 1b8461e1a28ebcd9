import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Link } from '@react-email/link'
import { Preview } from '@react-email/preview'
import { Text } from '@react-email/text'
import { createElement as h, type ReactElement, type ReactNode } from 'react'

/*
 * Node strips types but knows no JSX, and nothing here is built: so elements are made by hand. Colours are set twice, as
 * programs that show mail in the dark heed either the style sheet or nothing. No pictures: nothing is fetched when it is read.
 */
const dark = `
@media (prefers-color-scheme: dark) {
  .page { background: #17191c !important; }
  .words, .title { color: #e8e6e3 !important; }
  .quiet, .quiet a { color: #a9a59f !important; }
  .press { background: #9ec5b5 !important; color: #10241c !important; }
  .line { border-color: #3a3d42 !important; }
}`

const font = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
const base = { fontFamily: font, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }
const words = { ...base, color: '#23262a' }
const quiet = { ...base, fontSize: '13px', lineHeight: '20px', color: '#5d6167' }

export const paragraph = (...children: ReactNode[]): ReactElement =>
  h(Text, { className: 'words', style: words }, ...children)

export const list = (items: readonly ReactNode[]): ReactElement =>
  h(
    'ul',
    { className: 'words', style: { ...words, paddingLeft: '20px' } },
    ...items.map((item, at) => h('li', { key: at, style: { marginBottom: '6px' } }, item)),
  )

export const link = (href: string, label: string): ReactElement =>
  h(Link, { className: 'words', href, style: { color: '#1f5f4a', textDecoration: 'underline' } }, label)

/** The one thing to press. */
export const press = (href: string, label: string): ReactElement =>
  h(
    Button,
    {
      className: 'press',
      href,
      style: {
        fontFamily: font,
        fontSize: '16px',
        fontWeight: 600,
        background: '#1f5f4a',
        color: '#ffffff',
        padding: '12px 20px',
        borderRadius: '8px',
        margin: '4px 0 20px',
      },
    },
    label,
  )

type FrameProps = {
  /** The line that lists show beside the subject. */
  preview: string
  title: string
  /** Why this mail comes, after the line at its end. */
  why: string
  stopUrl: string | null
  publicUrl: string
  body: ReactNode
}

export const Frame = ({ preview, title, why, stopUrl, publicUrl, body }: FrameProps): ReactElement =>
  h(
    Html,
    { lang: 'en', dir: 'ltr' },
    h(
      Head,
      null,
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, title),
      h('style', null, dark),
    ),
    h(Preview, null, preview),
    h(
      Body,
      { style: { margin: 0, padding: 0 } },
      h(
        Container,
        // The words bring their own ground along: what is behind them is up to the program that shows them.
        {
          className: 'page',
          style: { maxWidth: '600px', padding: '28px 24px', background: '#f6f4f0', borderRadius: '12px' },
        },
        h(
          Heading,
          { as: 'h1', className: 'title', style: { ...words, fontSize: '22px', lineHeight: '30px', fontWeight: 600 } },
          title,
        ),
        body,
        h(Hr, { className: 'line', style: { borderColor: '#dcd8d1', margin: '24px 0 16px' } }),
        h(
          Text,
          { className: 'quiet', style: quiet },
          why,
          ' ',
          stopUrl === null ? null : h(Link, { href: stopUrl, style: { color: '#5d6167' } }, 'Turn these mails off'),
        ),
        h(
          Text,
          { className: 'quiet', style: quiet },
          'JobPilot at ',
          h(Link, { href: publicUrl, style: { color: '#5d6167' } }, publicUrl),
        ),
      ),
    ),
  )
