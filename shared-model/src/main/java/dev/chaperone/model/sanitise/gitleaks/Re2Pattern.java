package dev.chaperone.model.sanitise.gitleaks;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RE2/J, a port of the package that gitleaks itself uses. Checked when it is made, and compiled to stay when it is
 * first needed: most rules of a file never meet their keyword.
 */
final class Re2Pattern implements LinearPattern {

    /** In characters. The longest of gitleaks' own rules has about 2000. */
    private static final int MAX_SOURCE = 64 * 1024;

    /** In instructions; time is linear in them, too. */
    private static final int MAX_PROGRAM = 50_000;

    private final String source;
    private final int groups;
    private volatile @Nullable Pattern compiled;

    private Re2Pattern(String source, int groups) {
        this.source = source;
        this.groups = groups;
    }

    /** @throws IllegalArgumentException saying what is wrong with the regex, if it is none or too big */
    static LinearPattern of(String source) {
        if (source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException(
                    "has %d characters, %d are allowed; split the rule".formatted(source.length(), MAX_SOURCE));
        }
        if (Folding.isEndless(source)) {
            throw new IllegalArgumentException("takes no notice of case and names letters from U+1C80 to U+1C88,"
                    + " for which that is not defined; leave them out");
        }
        Pattern checked = compile(source);
        if (checked.programSize() > MAX_PROGRAM) {
            throw new IllegalArgumentException("becomes %d instructions, %d are allowed; use smaller repetitions"
                    .formatted(checked.programSize(), MAX_PROGRAM));
        }
        return new Re2Pattern(source, checked.groupCount());
    }

    private static Pattern compile(String source) {
        try {
            return Pattern.compile(source);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is not in RE2 syntax (%s near '%s'); write it without look-around and back references"
                            .formatted(e.getDescription(), e.getPattern()),
                    e);
        }
    }

    @Override
    public List<int[]> all(String text) {
        List<int[]> all = new ArrayList<>();
        Matcher matcher = pattern().matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                all.add(new int[] {matcher.start(), matcher.end()});
            }
        }
        return all;
    }

    @Override
    public int[] first(String text) {
        Matcher matcher = pattern().matcher(text);
        if (!matcher.find()) {
            return new int[0];
        }
        int[] spans = new int[2 * (groups + 1)];
        for (int group = 0; group <= groups; group++) {
            spans[2 * group] = matcher.start(group);
            spans[2 * group + 1] = matcher.end(group);
        }
        return spans;
    }

    @Override
    public boolean isIn(String text) {
        return pattern().matcher(text).find();
    }

    @Override
    public int groups() {
        return groups;
    }

    @Override
    public String source() {
        return source;
    }

    /** Two threads may both compile; either result will do. */
    private Pattern pattern() {
        Pattern known = compiled;
        if (known == null) {
            known = compile(source);
            compiled = known;
        }
        return known;
    }
}
