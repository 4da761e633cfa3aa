package dev.chaperone.bench.detection;

import java.util.Map;

/**
 * What other tools reached on the same corpora, all splits, measured on 23 November 2026: gitleaks b58d3f1, betterleaks
 * 1.7.0, trufflehog 3.60.0 without verification, secretlint 13 with its recommended preset, Phileas 4.3 snapshot with
 * nine structured filters. Each entry is the best of them.
 */
final class Peers {

    static final Map<String, String> ENCODINGS = Map.ofEntries(
            Map.entry("plain", ".79 gitleaks"),
            Map.entry("json", ".71 gitleaks"),
            Map.entry("b64", ".76 gitleaks"),
            Map.entry("url", ".71 gitleaks"),
            Map.entry("split", ".25 gitleaks"),
            Map.entry("fullwidth", ".12 gitleaks"),
            Map.entry("zwsp", ".06 gitleaks"));
    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("private_key", "1.00"),
            Map.entry("stripe_live", "1.00"),
            Map.entry("anthropic_key", ".93"),
            Map.entry("slack_bot", ".92"),
            Map.entry("slack_webhook", ".92"),
            Map.entry("github_pat", ".91"),
            Map.entry("gitlab_pat", ".91"),
            Map.entry("github_fine_grained", ".90"),
            Map.entry("jwt", ".86"),
            Map.entry("npm_token", ".88"),
            Map.entry("aws_secret_access_key", ".82"),
            Map.entry("aws_access_key_id", ".82"),
            Map.entry("openai_key", ".81"),
            Map.entry("azure_storage_key", ".83"),
            Map.entry("generic_secret_b64", ".82"),
            Map.entry("generic_api_key", ".74"),
            Map.entry("google_api_key", ".58"),
            Map.entry("db_url_password", ".42"),
            Map.entry("basic_auth_header", ".05"),
            Map.entry("password_assign", ".04"),
            Map.entry("bcrypt_hash", ".02"));
    static final Map<String, String> PERSONAL = Map.of(
            "us_ssn", "1.00 Phileas",
            "aba_routing", "1.00 Phileas",
            "ipv4_public", "1.00 Phileas",
            "credit_card", ".98 Phileas",
            "phone", ".98 Phileas",
            "email", ".96 Phileas",
            "mac", ".94 Phileas",
            "ipv6", ".92 Phileas",
            "iban", ".50 Phileas",
            "eth_address", ".23 Phileas");
    static final Map<String, String> SAMPLES = Map.of(
            "gitleaks", ".993 gitleaks",
            "betterleaks", ".974 betterleaks",
            "kingfisher", ".630 trufflehog",
            "noseyparker", ".485 betterleaks",
            "credsweeper", ".536 betterleaks",
            "detect-secrets", ".205 betterleaks",
            "secretlint", ".629 secretlint");
    static final Map<String, String> NEGATIVES = Map.of(
            "gitleaks", ".034 gitleaks",
            "betterleaks", ".180 betterleaks",
            "kingfisher", "0",
            "noseyparker", ".009 secretlint, .117 gitleaks",
            "credsweeper", "0 secretlint, .179 gitleaks",
            "detect-secrets", "0 secretlint, .102 gitleaks",
            "secretlint", ".035 secretlint, .070 gitleaks");

    private Peers() {}
}
