import { describe, expect, it } from 'vitest';
import { cellName, messages, reading } from './reading.ts';

const german = `ID,Typ,Artikelnummer,Name,Veröffentlicht,Sichtbarkeit im Katalog,Kurzbeschreibung,Beschreibung,Vorrätig?,Lager,Gewicht (kg),Angebotspreis,Regulärer Preis,Kategorien,Schlagwörter,Bilder,Übergeordnetes Produkt,Attribut 1 Name,Attribut 1 Wert(e)
10,variable,KLEID,Wickelkleid,1,visible,Aus Leinen,Ein Kleid,1,,"0,3",,,Kleider,"leinen, sommer","https://x.example/a.jpg, https://x.example/b.jpg",,Farbe,"Salbei, Sand"
11,variation,KLEID-1,Wickelkleid - Salbei,1,visible,,,1,4,,"59,90","79,90",,,https://x.example/b.jpg,KLEID,Farbe,Salbei
12,variation,KLEID-2,Wickelkleid - Sand,1,visible,,,1,0,,,"79,90",,,,id:10,Farbe,Sand
13,"simple, virtual",GUT,Gutschein,-1,visible,,Ein Gutschein,1,,,,25,,,,,,
14,variation,X,Verloren,1,visible,,,1,,,,9,,,,WEG,,
`;

describe('WooCommerce exports', () => {
  it('reads a shop in its own language and joins variations to their parent', () => {
    const read = reading('csv', german);
    expect(read.dialect).toBe('woocommerce');
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([5, 2, 2, 1]);
    expect(messages(read)).toEqual(['input/missing-id row-without-parent']);
    expect(read.documents[0]?.value).toEqual({
      id: 'KLEID',
      title: 'Wickelkleid',
      description: 'Ein Kleid',
      sections: { short_description: 'Aus Leinen' },
      status: 'active',
      category: 'Kleider',
      availability: 'in_stock',
      attributes: { weight: '0,3 kg', color: ['Salbei', 'Sand'] },
      tags: ['leinen', 'sommer'],
      images: [{ src: 'https://x.example/a.jpg' }, { src: 'https://x.example/b.jpg' }],
      price: { amount: '59.90', compare_at: '79.90' },
      variants: [
        {
          sku: 'KLEID-1',
          price: '59.90',
          compare_at: '79.90',
          stock: 4,
          image: 'https://x.example/b.jpg',
          color: 'Salbei',
        },
        { sku: 'KLEID-2', price: '79.90', stock: 0, color: 'Sand' },
      ],
    });
    expect(read.documents[1]?.value).toMatchObject({
      type: 'service',
      status: 'draft',
      price: { amount: '25' },
    });
  });

  it('finds values in the rows they came from', () => {
    const read = reading('csv', german);
    const [document] = read.documents;
    expect(cellName(document, ['price', 'amount'])).toBe('L3');
    expect(read.words(document, ['attributes', 'color', 1])).toEqual(['Sand']);
    expect(document?.locate(['images', 1, 'src']).map(({ cell }) => cell?.row)).toEqual([2, 3]);
    expect(cellName(document, ['variants', 1, 'compare_at'])).toBe('M4');
    expect(document?.carriage('images.alt')).toBe('cannot');
    expect(document?.carriage('attributes.color')).toBe('carries');
  });

  it.each([
    [
      'French',
      'ID,Type,UGS,Nom,Publié,Mis en avant ?,Visibilité dans le catalogue,Description,En stock ?,Tarif promo,Tarif régulier,Images',
    ],
    [
      'Spanish',
      'ID,Tipo,SKU,Nombre,Publicado,¿Está destacado?,Visibilidad en el catálogo,Descripción,¿Existencias?,Precio rebajado,Precio normal,Imágenes',
    ],
    ['Chinese', 'ID,类型,SKU,名称,已发布,是推荐产品,在列表页可见,描述,有货？,促销价格,常规售价,图片'],
    [
      'Italian',
      'ID,Tipo,COD,Nome,Pubblicato,In primo piano,Visibilità nel catalogo,Descrizione,In stock?,Prezzo in offerta,Prezzo di listino,Immagini',
    ],
    [
      'Dutch',
      'ID,Type,SKU,Naam,Gepubliceerd,Uitgelicht,Zichtbaarheid in catalogus,Beschrijving,Op voorraad?,Actieprijs,Reguliere prijs,Afbeeldingen',
    ],
  ])('knows the headers of a %s shop', (_language, header) => {
    const read = reading('csv', `${header}\n7,simple,CUP,Cup,1,0,visible,Holds heat,1,8,10,a.jpg\n`);
    expect(read.dialect).toBe('woocommerce');
    expect(read.documents[0]?.value).toEqual({
      id: 'CUP',
      title: 'Cup',
      description: 'Holds heat',
      status: 'active',
      availability: 'in_stock',
      images: [{ src: 'a.jpg' }],
      price: { amount: '8', compare_at: '10' },
    });
  });
});
