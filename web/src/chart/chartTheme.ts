/** Colours and font that a chart is drawn with; canvas cannot read CSS variables itself. */
export interface ChartTheme {
  ink: string
  muted: string
  line: string
  surface: string
  raised: string
  font: string
  series: string[]
}

/** Reads the page's colours as they are now, dark or light. */
export function currentChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    muted: token('--muted'),
    line: token('--line'),
    surface: token('--surface'),
    raised: token('--raised'),
    font: token('--font-text'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => token(`--series-${n}`)),
  }
}
