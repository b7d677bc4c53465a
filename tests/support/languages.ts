/** One statement of the book in other languages, as a model might slip into them. */
export const elsewhere: Record<string, string> = {
  German: 'Ein Regelkreis misst die Welt, entscheidet und handelt, und danach misst er die Welt, die er verändert hat.',
  French: 'Une boucle mesure le monde, décide et agit, puis elle mesure de nouveau le monde qu’elle a changé.',
  Spanish: 'Un lazo mide el mundo, decide y actúa, y después vuelve a medir el mundo que él mismo ha cambiado.',
  Portuguese: 'Uma malha mede o mundo, decide e age, e depois volta a medir o mundo que ela própria mudou.',
  Italian: 'Un anello misura il mondo, decide e agisce, e poi misura di nuovo il mondo che esso stesso ha cambiato.',
  Dutch: 'Een regelkring meet de wereld, beslist en handelt, en meet daarna de wereld die hij zelf heeft veranderd.',
  Swedish:
    'En reglerkrets mäter världen, beslutar och handlar, och sedan mäter den världen som den själv har förändrat.',
  Polish: 'Pętla mierzy świat, podejmuje decyzję i działa, a potem znowu mierzy świat, który sama zmieniła.',
  Romanian: 'O buclă măsoară lumea, decide și acționează, iar apoi măsoară din nou lumea pe care a schimbat-o.',
  Turkish: 'Bir döngü dünyayı ölçer, karar verir ve eyleme geçer, sonra da kendi değiştirdiği dünyayı yeniden ölçer.',
  Indonesian:
    'Sebuah kalang mengukur dunia, memutuskan dan bertindak, lalu mengukur kembali dunia yang telah diubahnya.',
  Vietnamese: 'Một vòng lặp đo thế giới, quyết định và hành động, rồi lại đo thế giới mà chính nó đã thay đổi.',
  Hungarian:
    'A szabályozókör megméri a világot, dönt és cselekszik, majd újra megméri a világot, amelyet megváltoztatott.',
  Czech: 'Smyčka měří svět, rozhoduje se a jedná, a potom znovu měří svět, který sama změnila.',
  Russian: 'Контур измеряет мир, решает и действует, а затем снова измеряет мир, который он сам изменил.',
  Greek: 'Ένας βρόχος μετρά τον κόσμο, αποφασίζει και δρα, και ύστερα μετρά ξανά τον κόσμο που ο ίδιος άλλαξε.',
  Arabic: 'تقيس الحلقة العالم ثم تقرر وتتصرف، وبعد ذلك تقيس من جديد العالم الذي غيّرته بنفسها.',
  Hindi: 'एक लूप दुनिया को मापता है, निर्णय लेता है और काम करता है, और फिर उसी दुनिया को मापता है जिसे उसने बदला है।',
  Chinese: '控制回路测量世界，作出决定并采取行动，然后再次测量它自己已经改变了的世界。',
  Japanese: '制御ループは世界を測り、決定し、行動し、そして自分が変えた世界をもう一度測ります。',
  Korean: '제어 루프는 세계를 측정하고 결정하고 행동하며, 그 다음 자신이 바꾼 세계를 다시 측정한다.',
}
