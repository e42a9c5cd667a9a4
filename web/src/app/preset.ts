import { definePreset } from '@primeuix/themes'
import base from '@primeuix/themes/aura/base'
import button from '@primeuix/themes/aura/button'
import dialog from '@primeuix/themes/aura/dialog'
import drawer from '@primeuix/themes/aura/drawer'
import inputtext from '@primeuix/themes/aura/inputtext'
import menu from '@primeuix/themes/aura/menu'
import ripple from '@primeuix/themes/aura/ripple'
import select from '@primeuix/themes/aura/select'
import selectbutton from '@primeuix/themes/aura/selectbutton'
import skeleton from '@primeuix/themes/aura/skeleton'
import tabs from '@primeuix/themes/aura/tabs'
import toast from '@primeuix/themes/aura/toast'
import togglebutton from '@primeuix/themes/aura/togglebutton'

/** Only the components that the page uses; Aura as a whole would double the first download. */
const aura = {
  ...base,
  components: {
    button, dialog, drawer, inputtext, menu, ripple, select, selectbutton, skeleton, tabs, toast, togglebutton,
  },
}

/** The component library in the page's own colours; it follows the tokens of styles/tokens.css. */
export const querentPreset = definePreset(aura, {
  primitive: { borderRadius: { sm: '6px', md: '9px', lg: '12px', xl: '14px' } },
  semantic: {
    primary: {
      50: '#eef8f5',
      100: '#d9ece7',
      200: '#b0dcd2',
      300: '#7fc6b8',
      400: '#43a594',
      500: '#0f7f73',
      600: '#0b5f57',
      700: '#084a44',
      800: '#073b36',
      900: '#062f2b',
      950: '#031b19',
    },
    focusRing: { width: '2.5px', style: 'solid', color: 'var(--accent)', offset: '2px' },
    colorScheme: {
      light: scheme(),
      dark: scheme(),
    },
  },
  components: {
    tabs: { tablist: { background: 'transparent' }, tabpanel: { background: 'transparent' } },
    togglebutton: {
      colorScheme: { light: toggle(), dark: toggle() },
    },
  },
})

function toggle() {
  return {
    root: {
      background: 'var(--sunken)',
      checkedBackground: 'var(--sunken)',
      hoverBackground: 'var(--sunken)',
      borderColor: 'var(--sunken)',
      color: 'var(--muted)',
      hoverColor: 'var(--ink)',
      checkedColor: 'var(--ink)',
      checkedBorderColor: 'var(--sunken)',
    },
    content: { checkedBackground: 'var(--raised)' },
  }
}

function scheme() {
  return {
    primary: {
      color: 'var(--accent)',
      contrastColor: 'var(--on-accent)',
      hoverColor: 'var(--accent-strong)',
      activeColor: 'var(--accent-strong)',
    },
    highlight: {
      background: 'var(--accent-soft)',
      focusBackground: 'var(--accent-soft)',
      color: 'var(--ink)',
      focusColor: 'var(--ink)',
    },
    text: {
      color: 'var(--ink)',
      hoverColor: 'var(--ink)',
      mutedColor: 'var(--muted)',
      hoverMutedColor: 'var(--muted)',
    },
    formField: {
      background: 'var(--surface)',
      borderColor: 'var(--line-strong)',
      hoverBorderColor: 'var(--accent)',
      focusBorderColor: 'var(--accent)',
      invalidBorderColor: 'var(--bad)',
      color: 'var(--ink)',
      placeholderColor: 'var(--muted)',
      shadow: 'none',
    },
    content: {
      background: 'var(--surface)',
      hoverBackground: 'var(--sunken)',
      borderColor: 'var(--line)',
      color: 'var(--ink)',
      hoverColor: 'var(--ink)',
    },
    overlay: {
      select: { background: 'var(--raised)', borderColor: 'var(--line)', color: 'var(--ink)' },
      popover: { background: 'var(--raised)', borderColor: 'var(--line)', color: 'var(--ink)' },
      modal: { background: 'var(--raised)', borderColor: 'var(--line)', color: 'var(--ink)' },
    },
    list: { option: { focusBackground: 'var(--sunken)', color: 'var(--ink)', focusColor: 'var(--ink)' } },
    navigation: { item: { focusBackground: 'var(--sunken)', color: 'var(--ink)', focusColor: 'var(--ink)' } },
  }
}
