const PROBLEMS = { 204: '', 429: '请稍后再试', 0: '连不上服务器' };

async function send(base, code) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ code });
  const answer = await fetch(`${base}/pair`, { method: 'POST', headers, body }).catch(() => null);
  return answer?.status ?? 0;
}

/** The form that pairs this browser by a code; answers how to show it, and to take it away again. `onDone` is called when it has worked. */
export function openPairing(base, onDone) {
  const form = document.getElementById('pairing');
  const [code, problem] = ['code', 'problem'].map((id) => document.getElementById(id));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const status = await send(base, code.value);
    problem.textContent = PROBLEMS[status] ?? '配对码不对，或已过期、已用过';
    if (status === 204) onDone();
  });
  return (isPaired) => {
    form.hidden = isPaired;
  };
}
