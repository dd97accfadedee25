import { Alert, InputNumber } from 'antd';
import { useState } from 'react';
import { CalendarDocument, type CalendarPartsFragment } from '../generated/operations.ts';
import { Days, EnterDay, ImportHolidays } from '../parts/calendar-days.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { OfficeHours, wordsOf } from '../parts/office-hours.tsx';
import { mayAdminister, useMe } from '../session.tsx';
import { today } from '../time.ts';

function Year({ calendar, again }: { calendar: CalendarPartsFragment; again: () => void }) {
  const changes = mayAdminister(useMe());
  return (
    <>
      {!calendar.known && (
        <Alert
          type="warning"
          showIcon
          title={`${calendar.year} 年的节假日安排尚未录入，涉及该年的时限均为暂定。`}
        />
      )}
      <Part title="办公时间">
        {changes ? (
          <OfficeHours office={calendar.office} again={again} />
        ) : (
          <pre>{wordsOf(calendar.office)}</pre>
        )}
      </Part>
      {changes && (
        <>
          <Part title="录入一天">
            <EnterDay again={again} />
          </Part>
          <Part title="导入全年安排">
            <ImportHolidays again={again} />
          </Part>
        </>
      )}
      <Part title={`${calendar.year} 年的节假日和调休`}>
        <Days days={calendar.days} />
      </Part>
    </>
  );
}

/** The working days of a year and the office hours, by which every deadline is counted. */
export function CalendarPage() {
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  return (
    <>
      <Head title="工作日历" hint="所有时限按此计算；修改后，未完成任务的时限自动重算并记入日志。">
        <InputNumber
          min={2000}
          max={2100}
          value={year}
          onChange={(value) => value && setYear(value)}
          aria-label="年份"
        />
      </Head>
      <Load key={year} query={CalendarDocument} variables={{ year }}>
        {({ calendar }, again) => <Year calendar={calendar} again={again} />}
      </Load>
    </>
  );
}
