"""The style sheet of the HTML export."""

STYLE = """\
:root {
  --text: #1f2328; --quiet: #5c6670; --line: #d9dee3; --page: #ffffff; --link: #0b57a4; --mark: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e7ea; --quiet: #9aa4ae; --line: #363d45; --page: #15181c; --link: #7cb7f2; --mark: #e0b35a;
  }
}
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif;
}
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2.2rem 0 .5rem; }
h2 { font-size: 1.3rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3, h4, h5, h6 { font-size: 1.05rem; }
a { color: var(--link); text-underline-offset: .15em; }
p { margin: .25rem 0; }
.about, .remark, .note, blockquote { white-space: pre-wrap; }
.about, .sum, .facts, .forms, .tags { color: var(--quiet); }
.facts, .forms, .tags, .sum { font-size: .875rem; }
.forms > span { margin-right: .9rem; }
.tags span { margin-right: .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: .9rem 0; padding-left: 1.6rem; }
li > .sign { display: inline-block; width: 1.3rem; margin-left: -1.6rem; color: var(--quiet); }
.done > .sign, .star { color: var(--mark); }
blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
blockquote { color: var(--quiet); }
.note { margin: .5rem 0; padding: .5rem .8rem; border: 1px solid var(--line); border-radius: .4rem; }
@media print {
  main { max-width: none; padding: 0; }
  li { break-inside: avoid; }
}
"""
