/** Name of the page that says how a bundle is checked. */
export const CHECKING = '如何核验.html';

const SCRIPT = `import json, hashlib
for edition in json.load(open('data/editions.json', encoding='utf-8')):
    names = ['sequence', 'number', 'contentId', 'copyId', 'act', 'snapshot', 'revisionHash', 'approvals',
             'tiers', 'authorIds', 'grounds', 'withdrawal', 'changeNote', 'at', 'byId', 'previousHash']
    kept = {name: edition[name] for name in names if name in edition}
    if not edition.get('tiers') and not edition.get('authorIds'): kept.pop('tiers'); kept.pop('authorIds')
    if edition.get('grounds') is None: kept.pop('grounds', None)
    text = json.dumps(kept, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    print(edition['number'], hashlib.sha256(text.encode()).hexdigest() == edition['hash'])`;

/** Rule: how a bundle is checked on any machine, without this hub; `fingerprint` is of the key it was signed by. */
export function checkingPage(fingerprint: string): string {
  return `<p>本包由通稿系统导出。不安装通稿，也可按以下步骤核验。</p>
<h2>一、文件未被改动</h2><p>在解压后的目录中运行（各行均应为 OK）：</p><pre>sha256sum -c SHA256SUMS</pre>
<h2>二、清单由本系统签署</h2><p>签名算法为 ed25519（OpenSSL 3 及以上）：</p>
<pre>openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig</pre>
<p>公钥必须是导出单位的。请用电话或公函与其核对公钥指纹（SHA-256）：</p><pre>${fingerprint}</pre>
<pre>openssl pkey -pubin -in public-key.pem -outform DER | sha256sum</pre>
<h2>三、每个发布版与其校验码相符</h2><p>校验码是按键名排序的紧凑 JSON 的 SHA-256：</p><pre>${SCRIPT}</pre>
<p>各版的 revisionHash 是审核人所同意的文本的校验码；previousHash 是全站前一个发布版的校验码，可请导出单位出示前后各版对照。</p>
<h2>四、附件和图片</h2><p>各版的附件和正文图片在 files 目录中，文件名就是其内容的 SHA-256；data/files.json 列出名称，未收入的写明原因：NOT_FETCHED 上级附件未取回，NOT_KEPT 本系统未存，TOO_LARGE 过大。</p>
<h2>装有通稿的机器</h2><pre>npm run tonggao -- check-bundle 本包.zip</pre>`;
}
