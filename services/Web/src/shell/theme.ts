import { createTheme, rem, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** The product's one accent: a deep teal that holds 4.5:1 on white at shade 8 and on the dark ground at shade 4. */
const teal: MantineColorsTuple = [
  '#e8f6f4',
  '#d0ebe7',
  '#a3d7cf',
  '#72c2b7',
  '#4cb0a3',
  '#33a596',
  '#1f9386',
  '#127f74',
  '#076b62',
  '#00574f',
]
/** Greys with a little of the accent in them, so that large areas look calm beside it. */
const slate: MantineColorsTuple = [
  '#f7f9f9',
  '#eef1f2',
  '#dfe4e6',
  '#c6ced1',
  '#a0abb0',
  '#78858b',
  '#5b676d',
  '#434e53',
  '#2b3438',
  '#1a2124',
]
const night: MantineColorsTuple = [
  '#d5dcdf',
  '#a9b4b9',
  '#86939a',
  '#5c6a71',
  '#3b474d',
  '#2b3539',
  '#20292c',
  '#182023',
  '#11181a',
  '#0b1011',
]

export const theme = createTheme({
  colors: { teal, gray: slate, dark: night },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 8 },
  fontFamily:
    '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.3' },
      h2: { fontSize: rem(18), lineHeight: '1.35' },
      h3: { fontSize: rem(15), lineHeight: '1.4' },
    },
  },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(40) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(20) },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // They go by themselves; a cross without a name would be one more thing to say.
    Notification: { defaultProps: { withCloseButton: false } },
    Paper: { defaultProps: { withBorder: true, p: 'lg' } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
  },
})

export const variables: CSSVariablesResolver = () => ({
  variables: { '--rail-width': rem(224), '--bar-height': rem(56), '--top-height': rem(48) },
  light: {
    '--ground': slate[0],
    '--raised': '#ffffff',
    '--line': slate[2],
    '--mantine-color-dimmed': slate[6],
    '--mantine-color-placeholder': slate[6],
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-body': slate[0],
  },
  dark: {
    '--ground': night[8],
    '--raised': night[7],
    '--line': night[5],
    '--mantine-color-dimmed': night[1],
    '--mantine-color-placeholder': night[1],
    '--mantine-color-error': '#ff8787',
    '--mantine-color-body': night[8],
  },
})
