/* Makes everything on the board fit, in any font: texts become smaller until nothing is cut, and what still finds no
   place is shown in turn. Called often, so it measures only what has changed. */
(function () {
'use strict';

var EACH = 8000, SMALLEST = 0.3, STEP = 0.95;
var measured = '', page = 0;

function isWide(one) { return one.scrollWidth > one.clientWidth + 1; }

/* The signs of a font may reach out of their line, which is no overflow. */
function isTall(one) { return one.scrollHeight > one.clientHeight + 0.15 * parseFloat(getComputedStyle(one).fontSize); }

function overflows(one) { return isWide(one) || isTall(one); }

function isTallerThanItsPlace(one) { return isWide(one) || one.offsetHeight > one.parentNode.clientHeight; }

/* A child that reaches into the padding of its row. */
function sticksOut(row) {
  var place = row.getBoundingClientRect(), style = getComputedStyle(row);
  var left = place.left + parseFloat(style.paddingLeft) - 1, right = place.right - parseFloat(style.paddingRight) + 1;
  return Array.prototype.some.call(row.children, function (child) {
    var box = child.getBoundingClientRect();
    return box.left < left || box.right > right || box.height > place.height || isWide(child);
  });
}

/* Makes the text of one smaller than the stylesheet does, as long as it does not fit. */
function shrink(one, fails, least) {
  one.style.fontSize = '';
  var size = parseFloat(getComputedStyle(one).fontSize), end = size * (least || SMALLEST);
  while (size > end && fails(one)) {
    size *= STEP;
    one.style.fontSize = size + 'px';
  }
}

/* A number is read from farther away than the name of a counter. */
function shrinkRow(row) {
  var name = row.querySelector('.named');
  row.style.fontSize = '';
  if (name) { shrink(name, function () { return sticksOut(row); }, 0.6); }
  shrink(row, sticksOut);
}

function all(board, selector) { return Array.prototype.slice.call(board.querySelectorAll(selector)); }

/* Shows as many children as find a place below one another, from the given one, and tells how many. */
function fill(list, from) {
  var rows = Array.prototype.slice.call(list.children), bottom = list.getBoundingClientRect().bottom;
  bottom -= parseFloat(getComputedStyle(list).paddingBottom);
  rows.forEach(function (row, i) { row.classList.toggle('off', i < from); });
  var shown = 0, full = false;
  rows.slice(from).forEach(function (row) {
    full = full || shown > 0 && row.getBoundingClientRect().bottom > bottom + 1;
    row.classList.toggle('off', full);
    if (!full) { shown++; }
  });
  return shown;
}

function shrinkRanges(list) {
  var style = getComputedStyle(list);
  var most = list.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  all(list, 'b').forEach(function (one) { shrink(one, isWide); });
  all(list, '.wall-name').forEach(function (one) { shrink(one, overflows); });
  // A sentence in place of a range may take several lines, but no more than there is room for.
  all(list, '.wall-none').forEach(function (one) {
    var row = one.closest('li');
    shrink(one, function () { return isWide(one) || row.offsetHeight > most; });
  });
}

function turnPage(list, hint) {
  var starts = [], at = 0;
  list.classList.add('paged');
  all(list, 'li').forEach(function (one) { one.classList.remove('off'); });
  shrinkRanges(list);
  while (at < list.children.length) {
    starts.push(at);
    at += fill(list, at);
  }
  fill(list, starts[page % starts.length]);
  hint.textContent = (page % starts.length + 1) + '/' + starts.length;
}

function fitRanges(board) {
  var list = board.querySelector('.wall-ranges'), hint = board.querySelector('.wall-page');
  list.classList.remove('paged');
  hint.textContent = '';
  if (!list.clientHeight) { return; }
  all(list, 'li').forEach(function (one) { one.classList.remove('off'); });
  shrinkRanges(list);
  if (fill(list, 0) < list.children.length) { turnPage(list, hint); }
}

/* The incident stays; the notices take turns. */
function fitNotices(board) {
  all(board, '.wall-notice.turn').forEach(function (notice, i, notices) {
    notice.classList.toggle('off', i !== page % notices.length);
  });
  all(board, '.wall-notice:not(.off)').forEach(function (one) { shrink(one, overflows); });
}

function measure(board) {
  fitNotices(board);
  all(board, '.wall-counter').forEach(function (one) { shrink(one, overflows); });
  all(board, '.wall-call > .num').forEach(function (one) { shrink(one, isTallerThanItsPlace); });
  all(board, '.wall-last li').forEach(shrinkRow);
  fill(board.querySelector('.wall-last'), 0);
  fitRanges(board);
}

function state(board) {
  return [board.dataset.at, innerWidth, innerHeight, page, board.clientHeight, board.querySelector('main').className,
    (board.querySelector('.wall-call') || board).dataset.id, board.querySelector('.wall-last').textContent].join();
}

window.fit = function (board) {
  var now = state(board);
  if (now === measured) { return; }
  measured = now;
  measure(board);
};

// A font that comes late has other measures.
if (document.fonts && document.fonts.ready) { document.fonts.ready.then(function () { measured = ''; }); }
setInterval(function () { page++; }, EACH);
})();
