/**
 * Filters and copies; the page reads the same without it. A finding hides by its level and rule, a document
 * when none of its findings is left or its words do not hold what is searched for.
 */
export const script = `
const bar = document.querySelector('.bar');
const articles = [...document.querySelectorAll('article')];
const count = bar.querySelector('output');
const apply = () => {
  const words = bar.elements.search.value.trim().toLowerCase();
  const levels = new Set([...bar.querySelectorAll('[name=level]:checked')].map(box => box.value));
  const rule = bar.elements.rule.value;
  let shown = 0;
  for (const article of articles) {
    let left = 0;
    for (const item of article.querySelectorAll('li')) {
      item.hidden = !levels.has(item.dataset.level) || (rule !== '' && item.dataset.rule !== rule);
      if (!item.hidden) left += 1;
    }
    article.hidden = left === 0 || (words !== '' && !article.textContent.toLowerCase().includes(words));
    if (!article.hidden) shown += left;
  }
  count.textContent = count.dataset.text.replace('#', shown.toLocaleString(document.documentElement.lang));
};
bar.addEventListener('input', apply);
document.addEventListener('click', ({ target }) => {
  if (target.tagName === 'TR' || target.closest?.('tr[data-rule]')) {
    bar.elements.rule.value = target.closest('tr').dataset.rule ?? '';
    apply();
  }
  if (target.dataset?.copy === undefined) return;
  navigator.clipboard.writeText(target.dataset.copy).then(() => { target.textContent = target.dataset.done; });
});
bar.hidden = false;
apply();
`;
