/* A screen on the wall. It fetches when the server signals a change, and every five seconds to check the server. */
(function () {
'use strict';

var EACH = 5000, OLD = 10000, ALONE = 6000, FRESH = 120000;
var body = document.body, address = body.dataset.address;
var board = document.getElementById('board'), clock = document.getElementById('clock');
var bar = document.getElementById('stale'), hint = document.getElementById('sound');

var files = board.dataset.files, tag = '', first = true;
var good = Date.now(), ahead = Number(board.dataset.at) - good;   // server time minus our time
var calls = [];      // calls of the last two minutes, newest first
var known = {};      // ids of calls that were announced, or older than this page
var waiting = [], playing = null, shown = '', stale = false;

function now() { return Date.now() + ahead; }
function jittered(most) { return most * (0.5 + Math.random() / 2); }
function hour(moment) {
  try {
    return new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: board.dataset.zone})
      .format(moment);
  } catch (unknownZone) {
    return new Date(moment).toTimeString().slice(0, 5);
  }
}

/* The connection to the server. */
var asking = false, askAgain = false, failures = 0, gone = 0, timer = 0, soon = 0;

function look() {
  if (asking) { askAgain = true; return; }
  asking = true;
  clearTimeout(timer);
  var cut = window.AbortController ? new AbortController() : null;
  var patience = setTimeout(function () { if (cut) cut.abort(); }, EACH);
  fetch(address + '/state', {cache: 'no-store', headers: tag ? {'If-None-Match': tag} : {}, signal: cut && cut.signal})
    .then(function (answer) {
      // Only the second 404 counts, so that one error of a proxy does not unpair a screen.
      if (answer.status === 404 && ++gone > 1) { location.replace('/display?unpaired'); }
      if (answer.status === 304) { return null; }
      if (!answer.ok) { throw new Error(String(answer.status)); }
      tag = answer.headers.get('ETag') || '';
      return answer.text();
    })
    .then(function (html) {
      good = Date.now();
      failures = gone = 0;
      if (html) { take(html); }
    })
    .catch(function () { failures++; })
    .then(function () {
      clearTimeout(patience);
      asking = false;
      var wait = askAgain ? 0 : failures ? jittered(Math.min(15000, 1000 * Math.pow(2, failures))) : EACH;
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
  if (!window.EventSource) { return; }
  source = new EventSource(address + '/events');
  source.onopen = function () { falls = 0; };
  source.onerror = function () {
    source.close();
    setTimeout(listen, jittered(Math.min(30000, 1000 * Math.pow(2, falls++))));
  };
  source.addEventListener('look', look);
  body.dataset.events.split(' ').forEach(function (name) {
    source.addEventListener(name, name === 'ticket.created' ? lookSoon : look);
  });
}

/* Display. */
function take(html) {
  var fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('board');
  if (!fresh) { return; }
  ahead = Number(fresh.dataset.at) - Date.now();
  var before = document.querySelector('.wall-call');
  board.replaceWith(fresh);
  board = fresh;
  if (before) { keep(before); }
  read();
  if (fresh.dataset.files !== files) {
    // The assets have changed: reload, but not during an announcement.
    if (!playing && !waiting.length) { location.reload(); }
    tag = '';
  }
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
    list.replaceChildren.apply(list, rows);
  }
  main.classList.toggle('quiet', !call);
  main.classList.toggle('stale', stale);
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
    chime(function () { speak(lines, mine, function () { call.said = mine === turn; over(); }); });
    setTimeout(function () { seen = true; over(); }, ALONE);
  }
  arrange();
}

function hush() {
  turn++;
  playing = null;
  if (window.speechSynthesis) { speechSynthesis.cancel(); }
}

// An interrupted announcement is repeated after a refresh, unless it is too old by then.
function forget() {
  if (playing && !playing.said) { waiting.push(playing); }
  hush();
  waiting.forEach(function (call) { delete known[call.id]; });
  waiting = [];
}

var Context = window.AudioContext || window.webkitAudioContext, audio = null;

function chime(then) {
  if (audio && audio.state === 'running') {
    [[880, 0], [659, 0.35]].forEach(function (tone) {
      var start = audio.currentTime + tone[1], sound = audio.createOscillator(), loud = audio.createGain();
      sound.frequency.value = tone[0];
      loud.gain.setValueAtTime(0, start);
      loud.gain.linearRampToValueAtTime(0.5, start + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
      sound.connect(loud);
      loud.connect(audio.destination);
      sound.start(start);
      sound.stop(start + 1);
    });
  }
  setTimeout(then, 700);
}

function speak(lines, mine, then) {
  if (!lines.length || mine !== turn) { then(); return; }
  var rest = function () { speak(lines.slice(1), mine, then); };
  if (lines[0].clips.length) { play(lines[0].clips, mine, rest); } else { utter(lines[0], rest); }
}

function play(clips, mine, then) {
  if (!clips.length || mine !== turn) { then(); return; }
  var sound = new Audio(clips[0]);
  once(function (done) {
    sound.onended = sound.onerror = done;
    var started = sound.play();
    if (started) { started.catch(done); }
  }, 6000, function () { sound.pause(); play(clips.slice(1), mine, then); });
}

function utter(line, then) {
  if (!line.text || !window.speechSynthesis) { then(); return; }
  var words = new SpeechSynthesisUtterance(line.text);
  words.lang = line.lang;
  words.rate = 0.9;
  once(function (done) {
    words.onend = words.onerror = done;
    speechSynthesis.speak(words);
  }, 2000 + 150 * line.text.length, then);
}

// A browser that never reports the end of speech must not silence the screen.
function once(begin, most, then) {
  var over = false, limit = 0, done = function () {
    if (!over) { over = true; clearTimeout(limit); then(); }
  };
  limit = setTimeout(done, most);
  begin(done);
}

function sound() {
  if (!Context) { return; }
  if (!audio) {
    audio = new Context();
    audio.onstatechange = sound;
  }
  hint.hidden = audio.state === 'running';
}

['click', 'keydown'].forEach(function (touch) {
  document.addEventListener(touch, function () { if (audio && audio.state !== 'running') { audio.resume(); } });
});

function tick() {
  clock.firstChild.textContent = hour(now());
  var old = Date.now() - good > OLD;
  if (old) {
    bar.querySelector('span').textContent = body.dataset.stale.replace('{hour}', hour(good + ahead));
  }
  if (old !== stale) {
    stale = old;
    bar.hidden = !old;
    // The restored value may be the same as before, and then is not sent again.
    if (old) { forget(); } else { read(); }
  }
  arrange();
}

sound();
read();
tick();
setInterval(tick, 1000);
timer = setTimeout(look, EACH);
listen();
})();
