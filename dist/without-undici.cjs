// In place of the package `undici` in dist/, where nobody sends with it (decision 219).

/** @actions/http-client makes one as it is loaded where the environment names a proxy. */
exports.ProxyAgent = class ProxyAgent {};

exports.fetch = async () => {
  throw new Error('undici is not in this bundle: pass a fetch');
};
