"""The style sheet of the HTML export."""

STYLE = """\
:root {
  --text: #23262d; --quiet: #5f6470; --line: #dcd8ce; --rule: #a9a294; --page: #fbfaf7; --card: #f3f0e9;
  --accent: #9a5b00; --serif: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e2e4e9; --quiet: #9aa1ae; --line: #343944; --rule: #667080; --page: #15171c;
    --card: #1d2028;
    --accent: #e3b063;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 44rem; margin: 0 auto; padding: 3.5rem 1.25rem 5rem; overflow-wrap: anywhere; }
article + article, nav + article { margin-top: 5rem; }
h1, h2, h3, h4, h5, h6 { font-family: var(--serif); line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.1rem; font-weight: 700; margin: 0 0 .6rem; letter-spacing: -.01em; }
h2 {
  display: flex; justify-content: space-between; align-items: baseline; gap: 1rem;
  font-size: 1.4rem; margin: 3.2rem 0 1.1rem; padding-bottom: .35rem;
  border-bottom: 1px solid var(--line);
}
h3, h4, h5, h6 { font-size: 1.12rem; margin: 2.2rem 0 .8rem; }
h4, h5, h6 { font-size: 1rem; color: var(--quiet); }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .18em; }
a { text-decoration-thickness: 1px; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
p { margin: 0; }
.about, .remark, .abstract, .plain { white-space: pre-wrap; }
.about { color: var(--quiet); }
.source, .sum, .count, .facts, .forms, .tags, summary { color: var(--quiet); font-size: .875rem; }
.source { margin-top: .4rem; }
.count {
  flex: none; font-family: system-ui, sans-serif; font-weight: 400; font-variant-numeric: tabular-nums;
}
h3 .count, h4 .count, h5 .count, h6 .count { margin-inline-start: .4rem; }
.bar { height: .3rem; margin: 1.4rem 0 .45rem; border-radius: 1rem; background: var(--line); }
.bar span { display: block; height: 100%; border-radius: 1rem; background: var(--accent); }
.contents { margin: 1.8rem 0 0; }
nav.contents { margin: 0; }
.contents ul { margin: .4rem 0 0; padding: 0; columns: 16rem; column-gap: 2.5rem; list-style: none; }
.contents li {
  display: flex; justify-content: space-between; gap: 1rem; padding: .2rem 0; break-inside: avoid;
}
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.works { list-style: none; margin: 0; padding: 0; }
.works > li { position: relative; margin: 1.35rem 0; padding-inline-start: 1.9rem; }
.works .works > li { margin: .9rem 0 0; }
.title { font-weight: 600; line-height: 1.4; }
.works .works .title { font-weight: 500; }
.sign {
  display: inline-block; position: relative; width: 1rem; height: 1rem; border-radius: 50%;
  border: 1.5px solid var(--quiet); print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.title > .sign { position: absolute; inset-inline-start: 0; top: .22rem; }
.started > * > .sign, .started > .sign {
  border-color: var(--accent);
  background: linear-gradient(90deg, var(--accent) 50%, transparent 50%);
}
.done > * > .sign, .done > .sign { border-color: var(--accent); background: var(--accent); }
.done > * > .sign::after, .done > .sign::after {
  content: ""; position: absolute; left: 30%; top: 10%; width: 33%; height: 60%;
  border: solid var(--page); border-width: 0 2px 2px 0; transform: rotate(42deg);
}
.skipped > * > .sign, .skipped > .sign { border-color: var(--line); }
.skipped > * > .sign::after, .skipped > .sign::after {
  content: ""; position: absolute; left: 22%; right: 22%; top: calc(50% - 1px);
  border-top: 2px solid var(--quiet);
}
.skipped > .title { color: var(--quiet); font-weight: 400; }
.star, .said { color: var(--accent); }
.skipped > .facts .said { color: var(--quiet); }
.facts { margin-top: .15rem; }
.people { color: var(--text); }
.forms { display: flex; flex-wrap: wrap; gap: .4rem .5rem; margin: .5rem 0 0; padding: 0; }
.forms li {
  display: flex; align-items: center; gap: .4rem; padding-block: .1rem; padding-inline: .45rem .65rem;
  border: 1px solid var(--line); border-radius: 1rem;
}
.forms a { text-decoration: none; color: var(--text); }
.forms a:hover { text-decoration: underline; }
.forms .sign { flex: none; width: .8rem; height: .8rem; }
.remark { margin-top: .45rem; }
details { margin-top: .45rem; }
summary { cursor: pointer; width: fit-content; }
summary:hover { color: var(--accent); }
.abstract {
  margin-top: .45rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line);
    color: var(--quiet);
}
.note {
  margin-top: .6rem; padding: .7rem .95rem; border-radius: .4rem; background: var(--card);
  border-inline-start: 3px solid var(--accent); font-size: .95rem;
}
.note > * { margin: 0; }
.note > * + * { margin-top: .6rem; }
.note ul, .note ol { padding-inline-start: 1.3rem; }
.note ul { list-style: disc; }
.note blockquote {
  padding-inline-start: .8rem; border-inline-start: 2px solid var(--line);
  color: var(--quiet);
}
.note .head { font-weight: 600; }
.note hr { border: 0; border-top: 1px solid var(--line); }
pre { white-space: pre-wrap; }
code { font-size: .9em; }
.tags { display: flex; flex-wrap: wrap; gap: .1rem .7rem; margin-top: .45rem; }
@media (max-width: 32rem) {
  main { padding-top: 2rem; }
  h1 { font-size: 1.7rem; }
  h2 { margin-top: 2.6rem; }
  .forms li { padding-top: .25rem; padding-bottom: .25rem; }
}
@media print {
  :root {
    --text: #000; --quiet: #444; --line: #bbb; --rule: #bbb; --page: #fff; --card: #fff;
    --accent: #7a4800;
  }
  @page { margin: 18mm 16mm; }
  html { font-size: 10pt; }
  .title a { text-decoration: none; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6, summary { break-after: avoid; }
  .title, .facts, .forms li, .note { break-inside: avoid; }
  .bar, .bar span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .contents, summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .title > a::after {
    content: " " attr(href); font-weight: 400; font-size: .8em; color: var(--quiet);
  }
  article + article { break-before: page; }
  nav + article { margin-top: 0; }
}
"""
