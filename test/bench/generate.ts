/**
 * Listings with known truth. Most share one of a few dozen mother texts with 35 % of the words rewritten, as
 * shops write variations of one template; 3 % are true near-copies of an earlier listing (at most one word in
 * twenty changed). Same seed, same bytes.
 */
export interface Generated {
  readonly lines: readonly string[];
  /** Index of a near-copy → index of the listing it copies. */
  readonly copies: ReadonlyMap<number, number>;
}

/** mulberry32 by Tommy Ettinger (public domain): small, seeded, good enough for data. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const english = {
  join: ' ',
  words:
    'the a with for and of in your our this every made from cotton linen steel oak glass leather wool ceramic soft strong light narrow wide round square small large quiet bright warm dry flat deep handle strap pocket lid base edge seam hinge cable lens frame wheel button cover lining holds keeps folds turns opens closes stands hangs fits carries protects washes dries lasts rests bag lamp mug chair shelf jacket bottle basket pillow brush knife clock mirror tray bowl desk garden kitchen office journey winter summer morning evening weekend rain sun table wall floor door window hand shoulder floorboard bicycle train market forest beach two three four five six ten twelve metre litre gram minute hour year season colour shape size weight finish surface corner middle bottom top side inside outside without under over between because while when after before'.split(
      ' ',
    ),
  nouns:
    'Desk Lamp,Canvas Bag,Stoneware Mug,Oak Shelf,Rain Jacket,Water Bottle,Linen Pillow,Bread Knife,Wall Clock,Picnic Basket'.split(
      ',',
    ),
  brands: 'Norrfolk,Karhu,Sota,Lumen,Almira,Tervo'.split(','),
  colours: 'Grey,Navy,Olive,Sand,Black,White,Rust'.split(','),
  language: 'en',
};

const chinese = {
  join: '',
  words:
    '采用 选用 纯棉 亚麻 橡木 玻璃 陶瓷 羊毛 不锈钢 牛皮 手感 柔软 结实 轻便 圆润 宽大 小巧 安静 明亮 保暖 透气 提手 肩带 内袋 杯盖 底座 边缘 接缝 合页 电线 镜片 框架 按钮 内衬 可以 能够 适合 方便 折叠 旋转 打开 合上 站稳 悬挂 收纳 保护 清洗 晾干 耐用 台灯 水杯 椅子 书架 外套 篮子 枕头 刷子 厨房 办公室 花园 旅行 冬天 夏天 早晨 傍晚 周末 下雨 阳光 桌面 墙上 地板 门口 窗边 手中 肩上 火车 市场 森林 海边 两个 三个 四个 五个 六个 十个 一米 一升 十克 一分钟 一小时 一年 颜色 形状 大小 重量 表面 角落 中间 底部 顶部 侧面 里面 外面 因为 所以 同时 以后 以前 之间 我们 每个 这款 日常 使用 搭配 出门 回家'.split(
      ' ',
    ),
  nouns: '台灯,帆布包,陶瓷杯,橡木书架,雨衣,保温杯,亚麻枕套,面包刀,挂钟,野餐篮'.split(','),
  brands: '聆京,北屿,素陶,流明,阿米拉,特沃'.split(','),
  colours: '灰色,藏青,橄榄绿,沙色,黑色,白色,砖红'.split(','),
  language: 'zh',
};

export function generate(count: number, language: 'en' | 'zh', seed = 7): Generated {
  const { join, words, nouns, brands, colours } = language === 'en' ? english : chinese;
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const rewrite = (text: readonly string[], share: number): string[] =>
    text.map(word => (next() < share ? pick(words) : word));
  const mothers = Array.from({ length: 40 }, () => Array.from({ length: 100 }, () => pick(words)));
  const texts: string[][] = [];
  const copies = new Map<number, number>();
  const stop = language === 'en' ? '. ' : '。';
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 20 && next() < 0.03) {
      let original = Math.floor(next() * index);
      while (copies.has(original)) original = copies.get(original) as number;
      copies.set(index, original);
      texts.push(rewrite(texts[original] as string[], 0.02));
    } else {
      texts.push(rewrite(pick(mothers), 0.35));
    }
    const text = texts[index] as string[];
    const sentences: string[] = [];
    for (let start = 0; start < text.length; start += 12)
      sentences.push(text.slice(start, start + 12).join(join));
    const noun = pick(nouns);
    const id = `${language.toUpperCase()}-${String(index).padStart(7, '0')}`;
    lines.push(
      JSON.stringify({
        id,
        title: [
          pick(brands),
          noun,
          `${10 + Math.floor(next() * 490)} ${language === 'en' ? 'ml' : 'ml'}`,
          pick(colours),
          id,
        ].join(' '),
        brand: pick(brands),
        category: 'home/kitchen',
        language,
        description: sentences.join(stop) + stop.trim(),
        images: ['front', 'back', 'detail'].map(view => ({ src: `${id}-${view}.jpg`, alt: view })),
        price: { amount: (5 + next() * 90).toFixed(2), currency: 'EUR' },
        availability: 'in_stock',
      }),
    );
  }
  return { lines, copies };
}
