import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type LinkageRulesQuery, NameCounterpartsDocument } from '../generated/operations.ts';
import { Part, Row } from './frame.tsx';

type Organisation = LinkageRulesQuery['sites'][number]['organisation'];

function CounterpartsRow({ organisation }: { organisation: Organisation }) {
  const [names, setNames] = useState(organisation.counterparts);
  const act = useAct(NameCounterpartsDocument, { done: '已保存' });
  return (
    <Row
      title={organisation.name}
      facts={
        <Select
          mode="tags"
          open={false}
          style={{ minWidth: 280 }}
          placeholder="例如：国家卫生健康委员会"
          aria-label={`${organisation.name}的对口部门`}
          value={names}
          onChange={setNames}
        />
      }
    >
      <Button
        loading={act.busy}
        disabled={names.join() === organisation.counterparts.join()}
        onClick={() => void act.run({ organisationId: organisation.id, names })}
      >
        保存
      </Button>
    </Row>
  );
}

/** The upstream departments each organisation is to carry the texts of. */
export function Counterparts({ sites }: Pick<LinkageRulesQuery, 'sites'>) {
  const organisations = new Map(sites.map(({ organisation }) => [organisation.id, organisation]));
  return (
    <Part title="对口部门">
      <ul className="rows">
        {[...organisations.values()].map((organisation) => (
          <li key={organisation.id}>
            <CounterpartsRow organisation={organisation} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
