/* Watches the script of a page without any API that is younger than the oldest television. A script that works changes
   data-alive; one that does not parse, or stops, lets it stand. Then the page is fetched, and reloaded if it came from
   our server. A page that has no script of its own reloads itself in this way. */
(function () {
'use strict';

// How many looks without a sign of life.
var PATIENCE = 4;
var root = document.documentElement, me = document.getElementById('alive');
var after = Number(me.getAttribute('data-after')), gone = me.getAttribute('data-gone');
var seen = null, quiet = 0, asking = false;

function here() { return location.href.split('#')[0]; }

function came(ask) {
  if (ask.getResponseHeader('Answered-By') !== 'SmartQueue') { return; }
  if (gone && ask.status === 404) {
    location.replace(gone);
  } else if (ask.status < 400) {
    // A redirect may have told a secret only once, so follow where it led.
    var led = ask.responseURL && ask.responseURL !== here();
    if (led) { location.replace(ask.responseURL); } else { location.reload(); }
  }
}

function fetchPage() {
  var ask = new XMLHttpRequest();
  asking = true;
  ask.onload = function () { came(ask); };
  ask.onloadend = function () { asking = false; };
  ask.open('GET', here());
  ask.timeout = 8000;
  ask.send();
}

// A reload would cut off a form that is being sent.
document.addEventListener('submit', function () { quiet = -PATIENCE; });

setInterval(function () {
  var sign = root.getAttribute('data-alive');
  if (sign !== seen) { seen = sign; quiet = 0; return; }
  quiet++;
  if (quiet < PATIENCE || asking) { return; }
  quiet = PATIENCE - 1;
  seen = null;
  root.removeAttribute('data-alive');
  fetchPage();
}, after * 1000 / PATIENCE);
})();
