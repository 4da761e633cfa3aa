package dev.chaperone.model.sanitise.assign;

import java.util.Set;

/** The words that decide what a name's value is. */
final class NameWords {

    /** The value was chosen by a person. */
    static final Set<String> PASSWORDS = words("""
            password passwords passwd passphrase passcode pwd pass pw psw pword passwort kennwort senha
            contrasena haslo parola sshpass pgpassword passe wachtwoord salasana heslo lozinka jelszo kodeord
            losenord passord sifre requirepass masterauth masterpass storepass keypass adminpass rootpass userpass
            dbpass
            """);

    /** The value was made by a machine. */
    static final Set<String> SECRETS = words("""
            secret secrets secrete token apikey apisecret authkey accesskey secretkey privatekey accesstoken
            authtoken apitoken bearertoken jwt credential credentials cred creds pat dsn
            """);

    /** The value is a key or an authorisation of some kind. */
    static final Set<String> WEAKS = words("""
            key auth authorization salt session cookie sig access private login
            """);

    /** With one of these before it, a key is a secret. */
    static final Set<String> KEY_QUALIFIERS = words("""
            api secret private access auth encryption encrypt signing sign master account storage shared service
            client consumer app application admin deploy license subscription webhook integration server rest
            write read project hmac aes jwt token developer dev personal rapid x
            """);

    /** A key with such a word is a key of a table, a keyboard or a lock that everyone may see. */
    static final Set<String> PUBLIC_KEYS = words("""
            cache cached partition primary foreign sort row column idempotency dedupe object i18n translation
            message locale map unique index shard routing binding keybinding shortcut hotkey keyboard checksum
            etag kms ssekms sse recaptcha site group lookup natural surrogate composite grouping env fingerprint
            thumbprint hash storage dict json config theme query route state label menu arrow enter escape press
            """);

    /** With such a word nothing is a secret. */
    static final Set<String> PUBLIC = words("""
            public pub publishable csrf xsrf authenticity antiforgery requestverification csrfmiddlewaretoken next prev previous page cursor continuation pagination max min num
            count total budget usage get fetch find require load resolve getenv prompt validate verify check is
            has invalid missing no stop eos bos pad completion sync pubkey pubkeys non nonmatching fake dummy mock mocked
            stub sample samples example examples
            """);

    /** Words that may follow without changing what the name means. */
    static final Set<String> TAILS = words("""
            value val string str text plain plaintext raw prod production dev test testing staging live base
            base64 b64 hex new old current default main backup here env override v1 v2 secure id
            """);

    /** Last in a name, these say something about a secret and hold none. */
    static final Set<String> ABOUT = words("""
            id ids uuid guid name names ref reference url uri href link path file filename dir type kind version hash
            digest sum checksum arn endpoint host server port method field label hint header prefix suffix length size
            count limit policy expiry expires expiration ttl time date at by created updated issuer audience scope scopes
            status state enabled required index position format encoding algorithm alg rotation provider manager store
            service user username email account map list set table column class error message review reviews budget
            """);

    private NameWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
