const image = (alt: string, src = 'https://a.example/i/1.jpg') => `<p><img src="${src}" alt="${alt}" /></p>`;

/** What map-approval finds. */
export const hits = [
  ['南山县便民服务点发布', image('南山县地图')],
  ['南山县便民服务点发布', image('南山县行政区划图')],
  ['南山县便民服务点发布', image('中国版图')],
  ['南山县便民服务点发布', image('园区区位图')],
  ['南山县便民服务点发布', image('全县交通图')],
  ['南山县便民服务点发布', image('旅游图')],
  ['南山县便民服务点发布', image('景区导览图')],
  ['南山县便民服务点发布', image('全县水系图')],
  ['南山县便民服务点发布', image('卫星影像图')],
  ['南山县便民服务点发布', image('学校分布图')],
  ['南山县便民服务点发布', image('', 'https://a.example/i/map.png')],
  ['南山县便民服务点发布', image('', 'https://a.example/i/nanshan_ditu2.jpg')],
  ['南山县便民服务点发布', image('', '/media/1/quhuatu-1.png')],
  [
    '南山县便民服务点发布',
    `<figure>${image('图')}<figcaption>南山县地形图</figcaption></figure>`.replace(/<\/?p>/g, ''),
  ],
  ['南山县便民服务地图发布', image('服务点')],
  ['南山县停车地图上线', image('')],
] as const;

/** What reads alike and is in order. */
export const nearMisses = [
  ['便民服务地图发布', '<p>没有图片</p>'],
  ['便民服务', `${image('地图')}<p>审图号：GS（2026）1234号</p>`],
  ['便民服务', `${image('地图')}<p>审图号：湘S〔2026〕012号</p>`],
  ['便民服务', `${image('地图')}<p>GS(2026)1234号</p>`],
  ['便民服务', image('办事流程图')],
  ['便民服务', image('活动现场')],
  ['便民服务', image('思维地图')],
  ['便民服务', image('基因地图')],
  ['便民服务', image('', 'https://a.example/sitemaps/1.png')],
  ['便民服务', image('', 'https://a.example/bitmap.png')],
  ['便民服务', image('', 'https://a.example/roadmapping.png')],
  ['便民服务', `${image('会场')}<p>地图见附件</p>`],
  ['绘制知识地图', image('课堂')],
  ['便民服务', image('版画展')],
  ['便民服务', image('结构示意图')],
  ['统计图表', image('收入增长图')],
] as const;
