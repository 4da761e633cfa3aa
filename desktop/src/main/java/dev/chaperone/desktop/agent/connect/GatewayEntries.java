package dev.chaperone.desktop.agent.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Hooks, if any, and the address of the gateway in one JSON file. */
public final class GatewayEntries implements HookEntries {

    private final Optional<HookEntries> hooks;
    private final List<Setting> settings;

    private GatewayEntries(Optional<HookEntries> hooks, List<Setting> settings) {
        this.hooks = hooks;
        this.settings = settings;
    }

    /**
     * @param hooks which are in the same file
     * @param paths where a value stands, with dots, to what stands behind the gateway's address there
     */
    public static HookEntries with(HookEntries hooks, Map<String, String> paths, Optional<GatewayAddress> gateway) {
        return new GatewayEntries(Optional.of(hooks), settings(paths, gateway));
    }

    /** For a file that has no hooks. */
    public static HookEntries of(Map<String, String> paths, Optional<GatewayAddress> gateway) {
        return new GatewayEntries(Optional.empty(), settings(paths, gateway));
    }

    private static List<Setting> settings(Map<String, String> paths, Optional<GatewayAddress> gateway) {
        return paths.entrySet().stream()
                .map(e -> new Setting(List.of(e.getKey().split("\\.", -1)), gateway.map(g -> g.of(e.getValue()))))
                .toList();
    }

    @Override
    public boolean anyIn(ObjectNode root) {
        return hooks.map(h -> h.anyIn(root)).orElse(false) || settings.stream().anyMatch(s -> s.isIn(root));
    }

    @Override
    public boolean completeIn(ObjectNode root) {
        return hooks.map(h -> h.completeIn(root)).orElse(true)
                && settings.stream().allMatch(s -> s.isRightIn(root));
    }

    @Override
    public void addTo(ObjectNode root) {
        settings.forEach(s -> s.addTo(root));
        hooks.ifPresent(h -> h.addTo(root));
    }

    @Override
    public void removeFrom(ObjectNode root) {
        hooks.ifPresent(h -> h.removeFrom(root));
        settings.forEach(s -> s.removeFrom(root));
    }

    @Override
    public boolean switchedOffIn(ObjectNode root) {
        return hooks.map(h -> h.switchedOffIn(root)).orElse(false);
    }

    @Override
    public String byHand() {
        return hooks.map(HookEntries::byHand).orElse("");
    }
}
