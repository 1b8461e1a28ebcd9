import { IconArrowLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import classes from './back-link.module.css'

/** Back to the list a page came from. */
export function BackLink({ to, search, children }: Pick<LinkProps, 'to' | 'search'> & { children: string }) {
  return (
    <Link to={to} search={search} className={classes.back}>
      <IconArrowLeft size={15} stroke={1.9} aria-hidden="true" />
      {children}
    </Link>
  )
}
