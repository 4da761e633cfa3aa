package dev.chaperone.model.sanitise.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final Map<String, String> BASE = Map.of("base.toml", """
            [[rules]]
            id = "key"
            regex = 'key=(\\w+)'
            keywords = ["key"]
            [[rules]]
            id = "other"
            regex = 'other=(\\w+)'
            """, "loop.toml", "extend.path = 'loop.toml'");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regexp = 'b'|own.toml: rule a: 'regexp' is no key of gitleaks v8 here; remove it or write one of id",
                "regex = 'a(?=b)'|own.toml: rule a: regex is not in RE2 syntax",
                "regex = '(a)\\1'|write it without look-around and back references",
                "regex = 'a{2000}'|own.toml: rule a: regex is not in RE2 syntax",
                "regex = '((a{100}){100}){100}'|own.toml: rule a: regex",
                "description = 'x'|own.toml: rule a: has neither regex nor path; write one",
                "regex = 'a'\\nsecretGroup = 1|secretGroup 1 is more than the 0 groups of the regex; write less",
                "regex = 7|own.toml: rule a: 'regex' is no text; write it in quotes",
                "regex = 'a'\\nkeywords = 'b'|own.toml: rule a: 'keywords' is no list; write it with [ ] or [[ ]]",
                "regex = 'a'\\nkeywords = ['']|'keywords' holds an empty word; remove it",
                "regex = 'a'\\nentropy = '3'|own.toml: rule a: 'entropy' is no number from 0; write one, without quotes",
                "regex = 'a'\\nentropy = nan|own.toml: rule a: 'entropy' is no number from 0",
                "regex = 'a'\\nskipReport = 1|own.toml: rule a: 'skipReport' is neither true nor false",
                "regex = 'a'\\n[[rules.required]]\\nid = 'b'|required rule 'b' is not in this file",
                "regex = 'a'\\n[[rules.required]]\\nid = 'a'\\nwithinLines = -1|'withinLines' is no whole number from 0",
                "regex = 'a'\\n[[rules.allowlists]]\\ncondition = 'XOR'|condition 'XOR' is unknown; write AND or OR",
                "regex = 'a'\\n[[rules.allowlists]]\\nregexTarget = 'file'|regexTarget 'file' is unknown",
                "regex = 'a'\\n[[rules.allowlists]]\\ndescription = 'x'|own.toml: rule a: allowlists: allows nothing",
                "regex = 'a'\\n[[rules.allowlists]]\\nregexes = ['a', '(']|own.toml: rule a: allowlists: regexes is not in RE2",
                "regex = 'a'\\n[[rules]]\\nid = 'a'\\nregex = 'b'|own.toml: rule a: is there twice; rename one",
                "regex = 'a'\\n[[allowlists]]\\ntargetRules = ['b']\\nstopwords = ['c']|targetRules names 'b'",
                "regex = 'a'\\n[rules|own.toml: line 4: is no TOML",
                "regex = 'a'\\n[extend]\\nuseDefault = true|own.toml: extend: 'useDefault' needs gitleaks' own rules",
                "regex = 'a'\\n[extend]\\nurl = 'x'|own.toml: extend: 'url' is not loaded",
                "regex = 'a'\\n[extend]\\npath = 'loop.toml'|loop.toml: extend: gitleaks follows 'path' 2 times only",
            })
    void whatCannotBeHonouredIsRefused(String rest, String complaint) {
        assertThatThrownBy(() -> parse("[[rules]]\nid = 'a'\n" + rest.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aRuleWithoutANameIsRefused() {
        assertThatThrownBy(() -> parse("[[rules]]\nregex = 'a'"))
                .hasMessage(
                        "own.toml: rules: id '' is no name of 1 to 80 letters, digits, '.', '_' and '-'; write one");
    }

    @Test
    void keysAreReadInAnyCaseAsInGitleaks() throws IOException {
        assertThat(parse("[[Rules]]\nID = 'a'\nRegex = 'a(b)(c)'\nSECRETGROUP = 2")
                        .find("abc", ""))
                .singleElement()
                .satisfies(hit -> assertThat(hit.start()).isEqualTo(2));
    }

    @Test
    void anExtendedRuleKeepsWhatIsNotChanged() throws IOException {
        GitleaksRules rules = parse("""
                [extend]
                path = "base.toml"
                disabledRules = ["other"]
                [[rules]]
                id = "key"
                entropy = 2
                [[rules.allowlists]]
                stopwords = ["dummy"]
                """);

        assertThat(rules.size()).isEqualTo(1);
        assertThat(rules.find("key=abcdefg other=abcdefg key=aaaaaaaa key=dummyabc", ""))
                .singleElement()
                .satisfies(hit -> assertThat(hit.start()).isEqualTo(4));
    }

    @Test
    void aFileThatIsExtendedAndMissingIsReported() {
        assertThatThrownBy(() -> parse("extend.path = 'none.toml'"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.toml");
    }

    @Test
    void aChangedRuleCannotBecomeComposite() {
        assertThatThrownBy(() -> parse("""
                extend.path = "base.toml"
                [[rules]]
                id = "key"
                skipReport = true
                """))
                .hasMessageContaining("own.toml: rule key: gitleaks ignores 'required' and 'skipReport'");
    }

    private static GitleaksRules parse(String toml) throws IOException {
        return GitleaksRules.parse("own.toml", toml, path -> {
            if (!BASE.containsKey(path)) {
                throw new IOException("no file " + path);
            }
            return BASE.getOrDefault(path, "");
        });
    }
}
