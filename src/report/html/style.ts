/** The look of the page: one column, the reader's own light or dark, fit for print. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#5b6470, #9aa4b0);
  --line: light-dark(#d9dee4, #343a42); --back: light-dark(#f6f7f9, #16191d); --card: light-dark(#fff, #1e2227);
  --error: light-dark(#b3261e, #ff8a80); --warning: light-dark(#8a5a00, #ffc46b); --info: light-dark(#1f5fa8, #8fc1ff);
  --good: light-dark(#1d6f42, #7ad9a2) }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink);
  font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.1rem; margin: 0; font-weight: 600 } h2 { font-size: 1rem; margin: 2rem 0 .5rem }
.soft, .place small { color: var(--soft) } .num { font-variant-numeric: tabular-nums; text-align: right }
.figures { display: flex; gap: 2rem; align-items: flex-end; flex-wrap: wrap; margin-top: 1rem }
.score { font-size: 3.2rem; line-height: 1; font-weight: 650; font-variant-numeric: tabular-nums }
.bars { display: flex; gap: 2px; align-items: flex-end; height: 3.2rem }
.bars span { width: 1.1rem; min-height: 1px; background: var(--info); border-radius: 2px 2px 0 0 }
.scale { display: flex; justify-content: space-between; font-size: .75rem; color: var(--soft) }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 500; color: var(--soft) }
th.num { text-align: right } td, th { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
.bar { position: sticky; top: 0; z-index: 1; background: var(--back); border-bottom: 1px solid var(--line);
  display: flex; gap: .6rem 1rem; flex-wrap: wrap; align-items: center; padding: .6rem 0; margin-top: 2rem }
.bar input[type=search], .bar select { font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 6px; padding: .25rem .5rem; max-width: 100% }
.bar input[type=search] { flex: 1 1 12rem }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: .8rem 0; padding: .8rem 1rem;
  content-visibility: auto; contain-intrinsic-size: auto 12rem }
article > header { display: flex; gap: .4rem 1rem; flex-wrap: wrap; justify-content: space-between }
article h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
ol { list-style: none; margin: .4rem 0 0; padding: 0 }
li { display: grid; grid-template-columns: 8.5rem 1fr auto; gap: 0 .8rem; padding: .5rem 0; border-top: 1px solid var(--line) }
.place { overflow-wrap: anywhere; font-variant-numeric: tabular-nums } .place small { display: block }
.what p { margin: 0; overflow-wrap: anywhere } .what .message { font-weight: 550 } .advice { color: var(--info) }
.level { font-size: .8rem; font-weight: 600; margin-right: .4rem }
.error, .blocked { color: var(--error) } .warning, .needs-work { color: var(--warning) } .info { color: var(--info) }
.ready, .gain { color: var(--good) } .unsure { color: var(--soft) }
code { font: .85em ui-monospace, Consolas, monospace; color: var(--soft) }
button { font: inherit; font-size: .8rem; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px;
  padding: .05rem .5rem; cursor: pointer }
[hidden] { display: none !important }
@media (max-width: 40rem) { li { grid-template-columns: 1fr auto } .what { grid-column: 1 / -1; grid-row: 2 } }
@media print { .bar, button { display: none } body { background: none } article { break-inside: avoid; content-visibility: visible } }
`;
