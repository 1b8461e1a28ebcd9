import { Component, type ReactNode } from 'react'

type ContainedProps = { children: ReactNode; onFailed: () => void }

/** Keeps a failure of what is loaded on demand, such as a part that cannot be fetched offline, from taking the page down. */
export class Contained extends Component<ContainedProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch() {
    this.props.onFailed()
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}
