package dev.chaperone.desktop.device;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where central is. Always https, except on this machine's own loopback addresses, where there is no network to protect
 * against.
 *
 * @param base scheme, host and possibly a path, without a trailing slash
 */
public record CentralAddress(URI base) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException in one plain line, if the address is not acceptable */
    public CentralAddress {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw new IllegalArgumentException(
                    "'%s' is not a server address; use one like https://chaperone.example.com".formatted(base));
        }
        boolean loopback =
                LOOPBACK.matcher(base.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw new IllegalArgumentException(
                    "'%s' is not encrypted; use https (plain http is accepted for localhost only)".formatted(base));
        }
    }

    /** @throws IllegalArgumentException in one plain line, if the address is not acceptable */
    public static CentralAddress parse(String text) {
        try {
            return new CentralAddress(new URI(text.strip().replaceAll("/+$", "")));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is not a server address; use one like https://chaperone.example.com".formatted(text), e);
        }
    }

    /** Whether it is spoken to over TLS. */
    public boolean isEncrypted() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** The address of {@code path}, which starts with a slash and needs no escaping. */
    public String at(String path) {
        return base + path;
    }
}
