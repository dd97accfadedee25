<datastore>
<totalrecord>2</totalrecord>
<totalpage>1</totalpage>
<recordset>
<record><![CDATA[<li><a target="_blank" href="/sandbox/upstream/art/2026/11/12/art_1229001_20021.html" title="示例市人民政府关于印发示例市既有住宅加装电梯实施办法的通知">示例市人民政府关于印发示例市既有住宅加装电梯实施…</a><b readlabel="2026-11-12">2026-11-12</b></li>]]></record>
<record><![CDATA[<li><a target="_blank" href="/sandbox/upstream/art/2026/11/5/art_1229001_20015.html" title="示例市人民政府办公室关于优化公交线路便利群众出行的通知">示例市人民政府办公室关于优化公交线路便利群众出行的通知</a><b readlabel="2026-11-05">2026-11-05</b></li>]]></record>
</recordset>
</datastore>
