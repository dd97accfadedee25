import { Empty } from 'antd';
import { ScreensDocument } from '../generated/operations.ts';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { NewScreen } from '../parts/new-screen.tsx';
import { ScreenDevices } from '../parts/screen-devices.tsx';
import { ScreenItems } from '../parts/screen-items.tsx';
import { mayCreateChannel, useMe } from '../session.tsx';

/** The public screens: whether their players are in touch, and what they play when. */
export function ScreensPage() {
  const me = useMe();
  return (
    <Load query={ScreensDocument} variables={{}} every={15}>
      {({ screens }, again) => (
        <>
          <Head title="公共屏幕" hint="终端是否在线，播放单上有什么，各在何时播放。">
            {mayCreateChannel(me) && <NewScreen again={again} />}
          </Head>
          {screens.length === 0 && <Empty description="还没有屏幕" />}
          {screens.map((screen) => (
            <Part key={screen.id} title={screen.name}>
              <p className="faint">
                播放地址 <a href={screen.address}>{screen.address}</a>　今日播放 {screen.playsToday} 次
              </p>
              <h3>终端</h3>
              <ScreenDevices screen={screen} again={again} />
              <h3>播放单</h3>
              <ScreenItems screen={screen} again={again} />
            </Part>
          ))}
        </>
      )}
    </Load>
  );
}
