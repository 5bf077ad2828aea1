/* A screen on the wall. It fetches when the server signals a change, and every five seconds to check the server. */
(function () {
'use strict';

var EACH = 5000, RETRY = 3000, OLD = 10000, ALONE = 6000, FRESH = 120000;
var body = document.body, address = body.dataset.address;
var board = document.getElementById('board'), clock = document.getElementById('clock');
var bar = document.getElementById('stale'), voice = window.voice, fit = window.fit;

var files = board.dataset.files, tag = '', first = true;
// Ages are measured by a clock that nobody sets; base is the server's time at its zero.
var base = Number(board.dataset.at) - performance.now(), good = performance.now();
var broken = false;  // a fault of this script, which a reload may end
var beats = 0;
var calls = [];      // calls of the last two minutes, newest first
var known = {};      // ids of calls that were announced, or older than this page
var waiting = [], playing = null, shown = '', stale = false;

function now() { return base + performance.now(); }

// The header counts whole seconds, so a smaller difference is none.
function setClock(answer) {
  var date = Date.parse(answer.headers.get('Date')) + 500;
  if (Math.abs(date - now()) > 2000) { base = date - performance.now(); }
}

function jittered(most) { return most * (0.5 + Math.random() / 2); }
function hour(moment) {
  var offsets = board.dataset.offsets.split(' ').map(Number);
  return new Date(moment + offsets[moment >= offsets[1] ? 2 : 0] * 1000).toISOString().slice(11, 16);
}

/* The connection to the server. Anything between may answer in its place, so only marked answers count. */
var asking = false, askAgain = false, failures = 0, timer = 0, soon = 0;

function isOurs(answer) { return answer.headers.get('Answered-By') === 'SmartQueue'; }

function ask(path, headers) {
  var cut = new AbortController(), patience = setTimeout(function () { cut.abort(); }, EACH);
  return fetch(path, {cache: 'no-store', headers: headers || {}, signal: cut.signal})
    .then(function (answer) {
      if (!isOurs(answer)) { throw new Error('another answered: ' + answer.status); }
      setClock(answer);
      return answer.text().then(function (text) {
        return {status: answer.status, tag: answer.headers.get('ETag'), text: text};
      });
    })
    .finally(function () { clearTimeout(patience); });
}

// The page stays until the next one is known to be there.
function leaveFor(path) {
  ask(path).then(function (answer) { if (answer.status === 200) { location.replace(path); } }).catch(function () {});
}

function look() {
  if (asking) { askAgain = true; return; }
  asking = true;
  clearTimeout(timer);
  ask(address + '/state', tag ? {'If-None-Match': tag} : {})
    .then(function (answer) {
      if (answer.status === 404) { leaveFor('/display?unpaired'); }
      if (answer.status !== 200 && answer.status !== 304) { throw new Error(String(answer.status)); }
      if (answer.status === 200) {
        broken = true;
        take(answer.text);
        broken = false;
        tag = answer.tag || '';
      }
      good = performance.now();
      failures = 0;
      // The assets have changed: reload, but not during an announcement.
      if (board.dataset.files !== files && !playing && !waiting.length) { leaveFor(address); }
    })
    .catch(function () { failures++; })
    .then(function () {
      asking = false;
      var wait = askAgain ? 0 : failures ? jittered(Math.min(RETRY, 1000 * failures)) : EACH;
      askAgain = false;
      timer = setTimeout(look, wait);
      tick();
    });
}

function lookSoon() {
  if (!soon) { soon = setTimeout(function () { soon = 0; look(); }, jittered(1000)); }
}

var source = null, falls = 0;

function listen() {
  if (!window.EventSource || document.hidden || source) { return; }
  source = new EventSource(address + '/events');
  source.onopen = function () { falls = 0; };
  source.onerror = function () {
    close();
    setTimeout(listen, jittered(Math.min(30000, 1000 * Math.pow(2, falls++))));
  };
  source.addEventListener('look', look);
  body.dataset.events.split(' ').forEach(function (name) {
    source.addEventListener(name, name === 'ticket.created' ? lookSoon : look);
  });
}

function close() {
  if (source) { source.close(); }
  source = null;
}

// A browser opens few connections to one server, so a hidden page leaves its own to others.
document.addEventListener('visibilitychange', function () {
  stayAwake();
  if (document.hidden) { close(); } else { listen(); look(); }
});

// A tablet would turn itself off. Browsers allow this on a visible page over https only.
function stayAwake() {
  if (navigator.wakeLock && !document.hidden) { navigator.wakeLock.request('screen').catch(function () {}); }
}

/* Display. */
function take(html) {
  var fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('board');
  base = Number(fresh.dataset.at) - performance.now();
  var before = document.querySelector('.wall-call');
  board.replaceWith(fresh);
  board = fresh;
  if (before) { keep(before); }
  read();
}

// An unchanged panel is kept, so that its animation does not run again.
function keep(before) {
  var made = board.querySelector('.wall-call');
  if (made) { made.remove(); }
  board.querySelector('.wall-main').prepend(before);
}

function read() {
  calls = Array.prototype.map.call(board.querySelectorAll('template[data-call]'), function (one) {
    return {
      id: one.dataset.call,
      at: Number(one.dataset.at),
      say: JSON.parse(one.dataset.say || '[]'),
      panel: one.content.querySelector('.wall-call'),
      row: one.content.querySelector('li')
    };
  });
  calls.slice().reverse().forEach(function (call) {
    if (!first && !known[call.id] && now() - call.at < FRESH) { waiting.push(call); }
    known[call.id] = true;
  });
  first = false;
  waiting = waiting.filter(stands);
  if (playing && !stands(playing)) { hush(); }
  next();
}

function stands(call) {
  return calls.some(function (other) { return other.id === call.id; });
}

function isWaiting(call) {
  return waiting.some(function (other) { return other.id === call.id; });
}

function alone() {
  if (stale) { return null; }
  if (playing) { return playing; }
  return calls.filter(function (call) { return !isWaiting(call) && now() - call.at < FRESH; })[0] || null;
}

function arrange() {
  var main = board.querySelector('.wall-main'), list = board.querySelector('.wall-last');
  var panel = main.querySelector('.wall-call'), call = alone();
  if (!call || call.id !== shown) {
    if (panel) { panel.remove(); }
    if (call) {
      panel = call.panel.cloneNode(true);
      if (playing) { panel.classList.add('new'); }
      main.prepend(panel);
    }
    shown = call ? call.id : '';
  } else if (!panel) {
    main.prepend(call.panel.cloneNode(true));
  }
  var rows = Array.prototype.filter.call(list.querySelectorAll('li'), function (row) {
    return !calls.some(function (other) { return other.id === row.dataset.id; });
  });
  calls.forEach(function (other) {
    if (!isWaiting(other) && other.id !== shown) { rows.push(other.row.cloneNode(true)); }
  });
  rows.sort(function (one, other) { return other.dataset.at - one.dataset.at; });
  var ids = rows.map(function (row) { return row.dataset.id; }).join(' ');
  if (ids !== list.dataset.ids) {
    list.dataset.ids = ids;
    list.textContent = '';
    rows.forEach(function (row) { list.appendChild(row); });
  }
  main.classList.toggle('quiet', !call);
  main.classList.toggle('stale', stale);
  fit(board);
}

/* Announcements: one call after the other, each for at least six seconds and until it is spoken. */
var turn = 0;

function next() {
  if (!playing && waiting.length && !stale) {
    playing = waiting.shift();
    var mine = ++turn, call = playing, seen = false;
    var over = function () {
      if (call.said && seen && mine === turn) { playing = null; next(); }
    };
    // Many calls at once are spoken in one language each, so that none waits long.
    var lines = waiting.length > 2 ? playing.say.slice(0, 1) : playing.say;
    voice.announce(lines, function () { return mine === turn; }, function () { call.said = mine === turn; over(); });
    setTimeout(function () { seen = true; over(); }, ALONE);
  }
  arrange();
}

function hush() {
  turn++;
  playing = null;
  voice.hush();
}

// An interrupted announcement is repeated after a refresh, unless it is too old by then.
function forget() {
  if (playing && !playing.said) { waiting.push(playing); }
  hush();
  waiting.forEach(function (call) { delete known[call.id]; });
  waiting = [];
}

function tick() {
  clock.firstChild.textContent = hour(now());
  var old = performance.now() - good > OLD;
  if (old) {
    bar.querySelector('span').textContent = body.dataset.stale.replace('{hour}', hour(base + good));
  }
  if (old !== stale) {
    stale = old;
    bar.hidden = !old;
    // The restored value may be the same as before, and then is not sent again.
    if (old) { forget(); } else { read(); }
  }
  arrange();
  if (!broken) { document.documentElement.setAttribute('data-alive', String(++beats)); }
}

read();
tick();
setInterval(tick, 1000);
timer = setTimeout(look, EACH);
stayAwake();
listen();
})();
