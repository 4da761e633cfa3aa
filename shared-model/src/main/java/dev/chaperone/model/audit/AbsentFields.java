package dev.chaperone.model.audit;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is not known is absent in an event, not empty; in our records it is an empty text, list or map, or
 * {@link #UNKNOWN}. Events that were written with empty fields are still read.
 */
final class AbsentFields {

    /** A number that is not known; no event has a negative one. */
    static final long UNKNOWN = -1;

    private AbsentFields() {}

    /** Takes out what is not known. */
    static void drop(ObjectNode object) {
        for (String name : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(name);
            if (value instanceof ObjectNode inner) {
                drop(inner);
            }
            if (isUnknown(value)) {
                object.remove(name);
            }
        }
    }

    private static boolean isUnknown(JsonNode value) {
        return (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isIntegralNumber() && value.longValue() == UNKNOWN);
    }

    /** Puts back what a record of this kind needs. Numbers of the event itself are always known. */
    static void restore(ObjectNode object, Class<?> kind) {
        for (RecordComponent component : kind.getRecordComponents()) {
            String name = component.getName();
            Class<?> type = component.getType();
            if (type.isRecord()) {
                ObjectNode inner = object.get(name) instanceof ObjectNode there ? there : object.putObject(name);
                restore(inner, type);
            } else if (!object.has(name)) {
                putUnknown(object, name, type, kind);
            }
        }
    }

    private static void putUnknown(ObjectNode object, String name, Class<?> type, Class<?> kind) {
        if (type == String.class) {
            object.put(name, "");
        } else if (type == List.class) {
            object.putArray(name);
        } else if (type == Map.class) {
            object.putObject(name);
        } else if (!EventBody.class.isAssignableFrom(kind)) {
            object.put(name, UNKNOWN);
        }
    }
}
