// Search in the words of the course. They are fetched with the first letter typed; nothing leaves this device.
(function () {
  "use strict";
  var form = document.getElementById("search");
  var asked = document.getElementById("asked");
  var found = document.getElementById("found");
  var count = document.getElementById("count");
  var contents = document.getElementById("contents");
  var MOST = 50;
  var rows = null;

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\u200b/g, "");
  }

  function withWords(then) {
    if (rows) { then(); return; }
    var script = document.createElement("script");
    script.src = "site/words.js";
    script.onload = function () {
      rows = window.courseWords.map(function (row) {
        return { row: row, title: folded(row.title), words: folded(row.words) };
      });
      then();
    };
    document.head.appendChild(script);
  }

  // Every word must be there. Scripts that write words without spaces are found by any run of letters.
  function exact(words) {
    return rows.map(function (one) {
      var inTitle = words.every(function (word) { return one.title.indexOf(word) >= 0; });
      var inside = inTitle || words.every(function (word) {
        return one.words.indexOf(word) >= 0 || one.title.indexOf(word) >= 0;
      });
      return { one: one, score: inTitle ? 2 : inside ? 1 : 0 };
    });
  }

  // Where nothing holds all of it, what shares most pairs of letters with it.
  function near(words) {
    var pairs = [];
    words.join("").split("").forEach(function (letter, at, all) {
      if (at) { pairs.push(all[at - 1] + letter); }
    });
    return rows.map(function (one) {
      var text = one.title + " " + one.words;
      var shared = pairs.filter(function (pair) { return text.indexOf(pair) >= 0; }).length;
      var share = pairs.length > 2 ? shared / pairs.length : 0;
      return { one: one, score: share >= 0.8 ? share : 0 };
    });
  }

  function best(scored) {
    return scored.filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score; });
  }

  function excerpt(one, word) {
    var at = one.words.indexOf(word);
    var line = document.createElement("p");
    var begin = Math.max(0, at - 60);
    var text = one.row.words;
    if (at < 0 || text.length !== one.words.length) {
      line.textContent = text.slice(0, 140);
      return line;
    }
    var mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + word.length);
    line.append((begin ? "… " : "") + text.slice(begin, at), mark, text.slice(at + word.length, at + 100) + " …");
    return line;
  }

  function show(hits, words) {
    found.textContent = "";
    hits.slice(0, MOST).forEach(function (hit) {
      var row = document.createElement("li");
      var link = document.createElement("a");
      link.href = hit.one.row.page;
      link.textContent = hit.one.row.title;
      link.dir = "auto";
      row.append(link, excerpt(hit.one, words[0]));
      found.appendChild(row);
    });
    count.textContent = hits.length ? form.dataset.found.replace("{count}", hits.length) : form.dataset.nothing;
  }

  function search() {
    var words = folded(asked.value).split(/\s+/).filter(Boolean);
    contents.hidden = words.length > 0;
    if (!words.length) { found.textContent = count.textContent = ""; return; }
    withWords(function () {
      var hits = best(exact(words));
      show(hits.length ? hits : best(near(words)), words);
    });
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  asked.addEventListener("input", search);
})();
