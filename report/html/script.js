// Filtering, searching, sorting and expanding: comforts only. Without scripts the report is complete.
(function () {
  'use strict';
  var bar = document.getElementById('filter');
  if (!bar) return;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var items = all('[data-outcome]').map(function (node) { return {node: node, text: null}; });
  var lists = all('[data-sorted]');
  var folds = all('main details');
  var controls = all('select[data-by]', bar);
  var search = document.getElementById('filter-search');
  var sort = document.getElementById('filter-sort');
  var fold = document.getElementById('filter-fold');
  var said = document.getElementById('filter-said');

  // Width and letter case do not matter to a search.
  function plain(text) { return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' '); }

  function fits(item, words) {
    for (var i = 0; i < controls.length; i++) {
      var want = controls[i].value;
      if (want !== '*' && item.node.dataset[controls[i].dataset.by] !== want) return false;
    }
    if (!words.length) return true;
    if (item.text === null) item.text = plain(item.node.textContent);
    return words.every(function (word) { return item.text.indexOf(word) >= 0; });
  }

  function apply() {
    var words = plain(search.value).split(' ').filter(Boolean);
    var shown = {gap: 0, finding: 0}, total = {gap: 0, finding: 0};
    items.forEach(function (item) {
      var fit = fits(item, words), kind = item.node.dataset.item;
      item.node.hidden = !fit;
      if (kind in total) { total[kind]++; if (fit) shown[kind]++; }
    });
    all('[data-group]').forEach(function (group) { group.hidden = !group.querySelector('[data-outcome]:not([hidden])'); });
    said.textContent = bar.dataset.said
      .replace('{gaps}', shown.gap).replace('{allgaps}', total.gap)
      .replace('{findings}', shown.finding).replace('{allfindings}', total.finding);
  }

  // Days and ids are compared number by number, so that 3.1.10 comes behind 3.1.9. What is missing comes last.
  function compare(a, b) {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return a.localeCompare(b, document.documentElement.lang, {numeric: true});
  }

  function order() {
    var by = sort.value, down = by === 'points' ? -1 : 1;
    lists.forEach(function (list) {
      Array.prototype.slice.call(list.children).sort(function (a, b) {
        return down * compare(a.dataset[by], b.dataset[by]) || a.dataset.place - b.dataset.place;
      }).forEach(function (node) { list.appendChild(node); });
    });
  }

  function unfold(open) {
    folds.forEach(function (f) { f.open = open; });
    fold.setAttribute('aria-pressed', String(open));
    fold.textContent = open ? fold.dataset.close : fold.dataset.open;
  }

  function reset() {
    controls.forEach(function (c) { c.value = '*'; });
    search.value = '';
    if (sort) { sort.value = 'place'; order(); }
    apply();
  }

  // A link leads to what it names even where that is filtered out or folded.
  function follow() {
    var id = location.hash.slice(1), target;
    try { target = id && document.getElementById(decodeURIComponent(id)); } catch (_) { return; }
    if (!target) return;
    if (target.closest('[hidden]')) reset();
    var f = target.matches('details') ? target : target.querySelector('details');
    if (f && target.hasAttribute('data-outcome')) f.open = true;
    target.scrollIntoView();
  }

  var before = null;
  window.addEventListener('beforeprint', function () {
    before = folds.map(function (f) { return f.open; });
    folds.forEach(function (f) { f.open = true; });
  });
  window.addEventListener('afterprint', function () {
    if (before) folds.forEach(function (f, i) { f.open = before[i]; });
    before = null;
  });
  window.addEventListener('hashchange', follow);
  controls.forEach(function (c) { c.addEventListener('change', apply); });
  search.addEventListener('input', apply);
  if (sort) sort.addEventListener('change', order);
  fold.addEventListener('click', function () { unfold(fold.getAttribute('aria-pressed') !== 'true'); });
  document.getElementById('filter-reset').addEventListener('click', reset);
  bar.hidden = false;
  apply();
  follow();
})();
