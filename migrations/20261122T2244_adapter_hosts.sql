-- Channels on Weibo and WeChat go to the host of the interface, which has its limit like any other.
update "channel" set "host" = regexp_replace(lower(substring("settings"->>'api' from '^https?://([^/?#]+)')),
  case when "settings"->>'api' like 'https:%' then ':443$' else ':80$' end, '')
  where "kind" in ('WEIBO', 'WECHAT') and "settings"->>'api' ~ '^https?://';
