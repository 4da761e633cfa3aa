package dev.chaperone.model.sanitise;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** File names under which credentials are usually kept. A hint for people; never a decision. */
public final class SensitiveNames {

    private static final Set<String> NAMES = Set.of(
            ".env",
            ".netrc",
            "_netrc",
            ".npmrc",
            ".pypirc",
            ".pgpass",
            ".my.cnf",
            ".htpasswd",
            ".git-credentials",
            "credentials",
            "credentials.json",
            "secrets.json",
            "secrets.yml",
            "secrets.yaml",
            "kubeconfig",
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519",
            "terraform.tfstate",
            "service-account.json",
            "master.key");
    private static final List<String> ENDINGS =
            List.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx", ".asc", ".tfvars", ".ovpn");
    private static final Set<String> TEMPLATES = Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");

    private SensitiveNames() {}

    /** @param name the last part of a path */
    public static boolean isSensitive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !TEMPLATES.contains(lower)
                && (NAMES.contains(lower)
                        || lower.startsWith(".env.")
                        || ENDINGS.stream().anyMatch(lower::endsWith));
    }
}
