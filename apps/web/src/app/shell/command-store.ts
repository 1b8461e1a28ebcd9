import { create } from 'zustand'

type CommandState = {
  isHelpOpen: boolean /** Counts presses, so that the first one can load the palette and open it. */
  paletteCalls: number
}

export const useCommandStore = create<CommandState>(() => ({ isHelpOpen: false, paletteCalls: 0 }))

export const openPalette = () => useCommandStore.setState(({ paletteCalls }) => ({ paletteCalls: paletteCalls + 1 }))
export const setHelpOpen = (isHelpOpen: boolean) => useCommandStore.setState({ isHelpOpen })
