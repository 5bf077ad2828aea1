/* The chime and the voice of a screen. */
(function () {
'use strict';

var Context = window.AudioContext || window.webkitAudioContext, audio = null;
var hint = document.getElementById('sound');

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

function speak(lines, current, then) {
  if (!lines.length || !current()) { then(); return; }
  var rest = function () { speak(lines.slice(1), current, then); };
  if (lines[0].clips.length) { play(lines[0].clips, current, rest); } else { utter(lines[0], rest); }
}

function play(clips, current, then) {
  if (!clips.length || !current()) { then(); return; }
  var sound = new Audio(clips[0]);
  once(function (done) {
    sound.onended = sound.onerror = done;
    var started = sound.play();
    if (started) { started.catch(done); }
  }, 6000, function () { sound.pause(); play(clips.slice(1), current, then); });
}

function utter(line, then) {
  if (!line.text || !window.speechSynthesis || !window.SpeechSynthesisUtterance) { then(); return; }
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

sound();

window.voice = {
  /* Says the lines one after the other as long as the call is the current one. */
  announce: function (lines, current, then) {
    chime(function () { speak(lines, current, then); });
  },
  hush: function () {
    if (window.speechSynthesis) { speechSynthesis.cancel(); }
  }
};
})();
