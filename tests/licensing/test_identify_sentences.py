"""Statements inside running text."""

import pytest

from licensing import identify

SENTENCES = [
    ("This article was published under CC BY 4.0", "ok by/4.0"),
    ("CC BY 3.0, 5.6 MB", "ok by/3.0"),
    ("see foo.cc by 4.0", "none"),
    ("Copyright Only Dedication", "ok certification/1.0/us"),
    ("CC0 CC 1.0", "ok zero/1.0"),
    ("CC BY 3.0 Unported International Generic", "ok by/3.0"),
    ("Creative Commons 9.0", "invalid"),
    ("Creative Commons 0 License", "ok zero/1.0"),
    ("CC BY 4.0 with the exception of images", "ok by/4.0"),
    (
        "CC BY-NC-SA 4.0 Deed | Attribution-NonCommercial-ShareAlike 4.0 International | Creative Commons",
        "ok by-nc-sa/4.0",
    ),
    ("Creative Commons — Attribution 4.0 International — CC BY 4.0", "ok by/4.0"),
    ("Creative Commons Attribution Non-commercial No Derivatives 4.0", "ok by-nc-nd/4.0"),
    ("Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)", "ok by-nc-sa/4.0"),
    ("Creative Commons license https://creativecommons.org/licenses/by/4.0/", "ok by/4.0"),
    ("Unless otherwise noted, this content is licensed under CC BY 4.0", "ok by/4.0"),
    (
        "Except where otherwise noted, content on this site is licensed under a Creative Commons Attribution 4.0 International license.",
        "ok by/4.0",
    ),
    (
        "Licensed under the Creative Commons Attribution-NonCommercial-NoDerivs 2.5 License. To view a copy, visit http://creativecommons.org/licenses/by-nc-nd/2.5/ or send a letter to Creative Commons, 543 Howard Street, San Francisco, California, 94105, USA.",
        "ok by-nc-nd/2.5",
    ),
    (
        "This work is licensed under the Creative Commons Attribution-ShareAlike 3.0 United States License. To view a copy of this license, visit http://creativecommons.org/licenses/by-sa/3.0/us/",
        "ok by-sa/3.0/us",
    ),
    (
        "This is an open access article distributed under the terms of the Creative Commons Attribution License, which permits unrestricted use, distribution, and reproduction in any medium, provided the original work is properly cited.",
        "ambiguous",
    ),
    (
        "This is an Open Access article distributed under the terms of the Creative Commons Attribution License (http://creativecommons.org/licenses/by/4.0), which permits unrestricted use",
        "ok by/4.0",
    ),
    (
        "Dieses Werk ist lizenziert unter einer Creative Commons Namensnennung - Nicht-kommerziell - Weitergabe unter gleichen Bedingungen 3.0 Deutschland Lizenz.",
        "ok by-nc-sa/3.0/de",
    ),
    (
        "이 저작물은 크리에이티브 커먼즈 저작자표시-비영리-동일조건변경허락 4.0 국제 라이선스에 따라 이용할 수 있습니다.",
        "ok by-nc-sa/4.0",
    ),
    (
        "Cette œuvre est mise à disposition selon les termes de la Licence Creative Commons Attribution - Pas d’Utilisation Commerciale - Pas de Modification 4.0 International.",
        "ok by-nc-nd/4.0",
    ),
    (
        "Ciptaan disebarluaskan di bawah Lisensi Creative Commons Atribusi-BerbagiSerupa 4.0 Internasional.",
        "ok by-sa/4.0",
    ),
    (
        "Esta obra está bajo una Licencia Creative Commons Atribución-NoComercial 4.0 Internacional.",
        "ok by-nc/4.0",
    ),
    (
        "Tác phẩm này được cấp phép theo Giấy phép Creative Commons Ghi công-Phi thương mại 4.0 Quốc tế",
        "ok by-nc/4.0",
    ),
    (
        "ผลงานนี้ใช้สัญญาอนุญาตครีเอทีฟคอมมอนส์แบบ แสดงที่มา-ไม่ใช้เพื่อการค้า-อนุญาตแบบเดียวกัน 4.0 International",
        "ok by-nc-sa/4.0",
    ),
    ("Creative Commons Pagkilala-Di-Komersyal-Parehong Pagbabahagi 4.0", "ok by-nc-sa/4.0"),
    ("С указанием авторства-Некоммерческая-Без производных версии 4.0 Международная", "ok by-nc-nd/4.0"),
    (
        "«Attribution-NonCommercial-ShareAlike» («Атрибуция — Некоммерческое использование — На тех же условиях») 4.0 Весь мир (в т.ч. Россия и др.)",
        "ok by-nc-sa/4.0",
    ),
    ("Priskyrimas - Nekomercinis platinimas - Analogiškas platinimas  4.0 Tarptautinė", "ok by-nc-sa/4.0"),
    ("Licensed under CC BY 4.0. See also https://example.org/creativecommons-policy", "ok by/4.0"),
    ("CC BY-NC-ND license (http://creativecommons.org/licenses/by-nc-nd/4.0/)", "ok by-nc-nd/4.0"),
    ("CC-BY-NC-SA-4.0 (https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode)", "ok by-nc-sa/4.0"),
    (
        "Attribution 4.0 International (CC BY 4.0) You are free to: Share — copy and redistribute the material. Adapt — remix. Under the following terms: Attribution — You must give appropriate credit. No additional restrictions",
        "ok by/4.0",
    ),
    ("Creative Commons Attribution 3.0 Intergovernmental Organizations", "ok by/3.0/igo"),
    (
        "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 IGO licence (CC BY-NC-SA 3.0 IGO; https://creativecommons.org/licenses/by-nc-sa/3.0/igo)",
        "ok by-nc-sa/3.0/igo",
    ),
    ("CC BY-NC 4.0 International License, which permits any non-commercial use", "ok by-nc/4.0"),
    (
        "This article is licensed under a Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License, which permits any non-commercial use, sharing, distribution and reproduction. You do not have permission under this licence to share adapted material. If material is not included in the article's Creative Commons licence and your intended use is not permitted by statutory regulation, you will need to obtain permission directly from the copyright holder.",
        "ok by-nc-nd/4.0",
    ),
    (
        "This article is licensed under a Creative Commons Attribution 4.0 International License, which permits use, sharing, adaptation, distribution and reproduction in any medium or format, as long as you give appropriate credit to the original author(s) and the source, provide a link to the Creative Commons licence, and indicate if changes were made. The images or other third party material in this article are included in the article's Creative Commons licence, unless indicated otherwise in a credit line to the material. If material is not included in the article's Creative Commons licence and your intended use is not permitted by statutory regulation or exceeds the permitted use, you will need to obtain permission directly from the copyright holder. To view a copy of this licence, visit http://creativecommons.org/licenses/by/4.0/.",
        "ok by/4.0",
    ),
    (
        "© The Author(s) 2019. This article is distributed under the terms of the Creative Commons Attribution 4.0 International License (http://creativecommons.org/licenses/by/4.0/), which permits unrestricted use, distribution, and reproduction in any medium, provided you give appropriate credit to the original author(s) and the source, provide a link to the Creative Commons license, and indicate if changes were made. The Creative Commons Public Domain Dedication waiver (http://creativecommons.org/publicdomain/zero/1.0/) applies to the data made available in this article, unless otherwise stated.",
        "ambiguous",
    ),
    (
        "Except where otherwise noted, textbooks on this site are licensed under a Creative Commons Attribution 4.0 International License. OpenStax logo is not subject to the license.",
        "ok by/4.0",
    ),
    (
        "Text is available under the Creative Commons Attribution-ShareAlike License 4.0; additional terms may apply.",
        "ok by-sa/4.0",
    ),
    (
        "Text is available under the Creative Commons Attribution-ShareAlike License; additional terms may apply.",
        "ambiguous",
    ),
    ("Lizenz: CC BY-SA 4.0 (Namensnennung - Weitergabe unter gleichen Bedingungen)", "ok by-sa/4.0"),
    (
        "Ang akdang ito ay nasa ilalim ng lisensyang Creative Commons Atribusyon 4.0 Internasyonal",
        "ok by/4.0",
    ),
    ("ຜົນງານນີ້ໄດ້ຮັບອະນຸຍາດພາຍໃຕ້ Creative Commons Attribution 4.0 International", "ok by/4.0"),
    ("ឯកសារនេះមានអាជ្ញាប័ណ្ណ Creative Commons Attribution-ShareAlike 4.0", "ok by-sa/4.0"),
    ("Creative Commons BY-SA 4.0 (CC BY-SA 4.0) licence; MIT OpenCourseWare", "ok by-sa/4.0"),
    (
        '"Foo" by Bar is licensed under CC BY-SA 2.0. To view a copy of this license, visit https://creativecommons.org/licenses/by-sa/2.0/?ref=openverse.',
        "ok by-sa/2.0",
    ),
    (
        '"Foo" by Bar is marked with CC0 1.0. To view the terms, visit https://creativecommons.org/publicdomain/zero/1.0/?ref=openverse',
        "ok zero/1.0",
    ),
    (
        "To the extent possible under law, Jane has waived all copyright and related or neighboring rights to this work.",
        "not_cc",
    ),
    ("Attribution-NonCommercial-ShareAlike 4.0 International Public License", "ok by-nc-sa/4.0"),
    (
        "http://creativecommons.org/licenses/by/4.0/ http://creativecommons.org/licenses/by/4.0/legalcode",
        "ok by/4.0",
    ),
    ("dct:license <https://creativecommons.org/licenses/by/4.0/> .", "ok by/4.0"),
    (
        "@prefix cc: <http://creativecommons.org/ns#> . <> cc:license <https://creativecommons.org/licenses/by-sa/4.0/>",
        "ok by-sa/4.0",
    ),
    ("\\href{https://creativecommons.org/licenses/by/4.0/}{CC BY 4.0}", "ok by/4.0"),
    ("<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>", "ok by/4.0"),
    (
        '<license license-type="open-access" xlink:href="http://creativecommons.org/licenses/by/3.0/"><p>Creative Commons Attribution License 3.0</p></license>',
        "ok by/3.0",
    ),
    ('<img src="https://licensebuttons.net/l/by-nc/4.0/88x31.png" alt="CC BY-NC 4.0">', "ok by-nc/4.0"),
    ("Attribution-NonCommercial-ShareAlike 2.5 Brazil (CC BY-NC-SA 2.5)", "ambiguous"),
    ("CC BY 4.0 - Max Mustermann", "ok by/4.0"),
    ("Max Mustermann, CC BY 4.0", "ok by/4.0"),
    ("CC BY-SA 4.0 International (Namensnennung, Weitergabe unter gleichen Bedingungen)", "ok by-sa/4.0"),
    ("Foto: Anna, CC0 / Pixabay", "ok zero/1.0"),
    ("CC0 1.0 (no rights reserved)", "ok zero/1.0"),
    ("© 2020 UNESCO. CC BY-SA 3.0 IGO", "ok by-sa/3.0/igo"),
    (
        "Published in 2019 by UNESCO, available in Open Access under the Attribution-ShareAlike 3.0 IGO (CC-BY-SA 3.0 IGO) license (http://creativecommons.org/licenses/by-sa/3.0/igo/)",
        "ok by-sa/3.0/igo",
    ),
    ("This work is licensed under CC BY-NC-SA 4.0. Commercial use requires permission.", "ok by-nc-sa/4.0"),
    ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 (CC BY-NC 4.0)", "ambiguous"),
    ("CC BY-NC-SA 4.0 / CC BY-NC-SA", "ok by-nc-sa/4.0"),
    ("CC BY 4.0 CC BY 4.0", "ok by/4.0"),
    ("CC BY 4.0 CC BY", "ok by/4.0"),
    ("CC BY 4.0 CC", "ok by/4.0"),
    ("CC BY-NC", "ambiguous"),
    ("The text is CC BY-SA; the photos are CC BY 4.0", "ambiguous"),
    ("CC BY 4.0 except figure 3 (© Elsevier)", "ok by/4.0"),
    ("Figure 1 by A. Nc, CC BY 4.0", "ok by/4.0"),
    ("v4.0 CC BY", "ambiguous"),
    ("BY CC 4.0", "ambiguous"),
    ("4.0 BY CC", "ambiguous"),
    ("CC-BY-NC-SA v.3.0", "ok by-nc-sa/3.0"),
    ("CC BY (4.0)", "ok by/4.0"),
    ("CC BY [4.0]", "ok by/4.0"),
    ('CC BY "4.0"', "ok by/4.0"),
    ("CC BY = 4.0", "ok by/4.0"),
    ("License CC BY, version 4.0 international", "ok by/4.0"),
    ("Creative Commons Attribution License, Version 4.0", "ok by/4.0"),
    ("Creative Commons License: Attribution, version 3.0", "ok by/3.0"),
    ("Creative Commons Attribution Licence v. 3.0 (Unported)", "ok by/3.0"),
    (
        "Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0) - https://creativecommons.org/licenses/by-nc-nd/4.0/deed.en",
        "ok by-nc-nd/4.0",
    ),
    ("CC BY NC ND 4.0 International", "ok by-nc-nd/4.0"),
    ("CC-Lizenz BY-SA 4.0", "ok by-sa/4.0"),
    ("CC-Lizenz: BY 4.0", "ok by/4.0"),
    ("Creative Commons Lizenz Namensnennung 4.0 international", "ok by/4.0"),
    ("Licencia Creative Commons Reconocimiento-NoComercial-CompartirIgual 3.0 España", "ok by-nc-sa/3.0/es"),
    ("Licence Creative Commons Paternité 2.0 France", "ok by/2.0/fr"),
    (
        "Creative Commons Paternité-Partage des Conditions Initiales à l'Identique 2.0 France",
        "ok by-sa/2.0/fr",
    ),
    ("Licença Creative Commons Atribuição-NãoComercial 4.0 Internacional", "ok by-nc/4.0"),
    ("Лицензия Creative Commons «Attribution» («Атрибуция») 4.0 Всемирная", "ok by/4.0"),
    ("رخصة المشاع الإبداعي نسب المصنف 4.0 دولي", "ok by/4.0"),
    ("Giấy phép Creative Commons Ghi công–Chia sẻ tương tự phiên bản 4.0 Quốc tế", "ok by-sa/4.0"),
    ("สัญญาอนุญาตของครีเอทีฟคอมมอนส์ แบบ แสดงที่มา 3.0 ประเทศไทย", "ok by/3.0/th"),
    ("크리에이티브 커먼즈 저작자표시 2.0 대한민국", "ok by/2.0/kr"),
    ("クリエイティブ・コモンズ・ライセンス 表示 2.1 日本", "ok by/2.1/jp"),
    ("表示 2.1 日本", "ok by/2.1/jp"),
    ("姓名標示 4.0 國際 (CC BY 4.0)", "ok by/4.0"),
    ("署名 4.0 国际", "ok by/4.0"),
    ("Pengiktirafan 4.0 Antarabangsa", "ok by/4.0"),
    ("Atribusi-NonKomersial 2.5 Malaysia", "ok by-nc/2.5/my"),
]


@pytest.mark.parametrize(("text", "answer"), SENTENCES)
def test_sentences(text: str, answer: str) -> None:
    found = identify(text)
    assert " ".join(filter(None, (found.status, found.id))) == answer
