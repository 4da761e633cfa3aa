package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.List;

/** Words for "password" with letters that are not ASCII. Most texts have none, and searching for them is cheap. */
final class ForeignNames implements Probe {

    private static final List<String> WORDS = List.of(
            "contraseña",
            "Contraseña",
            "hasło",
            "Hasło",
            "lösenord",
            "Lösenord",
            "şifre",
            "Şifre",
            "jelszó",
            "Jelszó",
            "пароль",
            "Пароль",
            "密码",
            "密碼",
            "パスワード",
            "비밀번호",
            "암호",
            "סיסמה");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        for (String word : WORDS) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                look(scan, at, at + word.length());
            }
        }
    }

    private static void look(Scan scan, int from, int to) {
        boolean goesOn = Character.isLetter(scan.at(to)) && scan.at(to) > 0x7F;
        Name name = new Name(from, to, List.of("password"), Name.Kind.PASSWORD);
        Value value = goesOn || Letters.isWord(scan.at(to)) ? null : Value.after(scan.text(), name);
        if (value != null) {
            AssignmentProbe.judge(scan, name, value);
        }
    }
}
