package dev.chaperone.model.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One managed setting as the schema describes it.
 *
 * @param category where consoles file it, e.g. {@code Consent}
 * @param sensitive never shown, logged or put into a template
 * @param personal what the person's own file may do to it where an organisation manages the laptop
 * @param titles by language code
 * @param explanations by language code
 */
public record SettingKey(
        String name,
        Type type,
        String category,
        boolean sensitive,
        Personal personal,
        Map<String, String> titles,
        Map<String, String> explanations) {

    public SettingKey {
        titles = Map.copyOf(titles);
        explanations = Map.copyOf(explanations);
    }

    /** What a person may change where an organisation manages the laptop. */
    public enum Personal {
        LOCKED,
        /** Items may be added to the list, none taken out. */
        STRICTER_ONLY,
        /** The person decides unless an administrator does. */
        FREE
    }

    /** What a value may be, with its default. */
    public sealed interface Type {

        Object defaultValue();

        record Switch(boolean on) implements Type {
            @Override
            public Object defaultValue() {
                return on;
            }
        }

        record Whole(int standard, int minimum, int maximum) implements Type {
            @Override
            public Object defaultValue() {
                return standard;
            }
        }

        record Choice(String standard, List<String> words) implements Type {
            public Choice {
                words = List.copyOf(words);
            }

            @Override
            public Object defaultValue() {
                return standard;
            }
        }

        record Text(String standard, int maxLength) implements Type {
            @Override
            public Object defaultValue() {
                return standard;
            }
        }

        record Texts(List<String> standard, int maxItems, int maxLength) implements Type {
            public Texts {
                standard = List.copyOf(standard);
            }

            @Override
            public Object defaultValue() {
                return standard;
            }
        }
    }

    /** What is wrong with a value, naming the limit; empty if nothing is. */
    Optional<String> complaint(Object value) {
        return switch (type) {
            case Type.Switch _ -> unless(value instanceof Boolean, value, "must be true or false");
            case Type.Whole(var _, var low, var high) ->
                unless(
                        value instanceof Integer n && n >= low && n <= high,
                        value,
                        "must be a whole number from %d to %d".formatted(low, high));
            case Type.Choice(var _, var words) ->
                unless(words.contains(value), value, Suggestion.among(words, String.valueOf(value)));
            case Type.Text(var _, var most) ->
                unless(isText(value, most), value, "must be a text of at most %d characters".formatted(most));
            case Type.Texts(var _, var items, var most) ->
                unless(
                        value instanceof List<?> list
                                && list.size() <= items
                                && list.stream().allMatch(i -> isText(i, most)),
                        value,
                        "must be a list of at most %d texts".formatted(items));
        };
    }

    private Optional<String> unless(boolean fine, Object value, String expected) {
        String shown = sensitive ? "the value" : "'" + value + "'";
        return fine ? Optional.empty() : Optional.of(shown + " is not accepted; " + expected);
    }

    private static boolean isText(Object value, int maxLength) {
        return value instanceof String text && text.length() <= maxLength;
    }
}
