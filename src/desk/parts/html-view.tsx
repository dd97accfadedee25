/** Shows HTML that the hub has sanitised; the policy of the page allows no script in it either. */
export function HtmlView({ html, className = 'text' }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place where the hub's sanitised HTML is shown
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
