package dev.chaperone.model.sanitise.personal;

import static dev.chaperone.model.sanitise.personal.Checks.digit;
import static dev.chaperone.model.sanitise.personal.Checks.isDate;
import static dev.chaperone.model.sanitise.personal.Checks.luhn;
import static dev.chaperone.model.sanitise.personal.Checks.number;
import static dev.chaperone.model.sanitise.personal.Checks.weighted;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Numbers that states give to people, by their form: 9 stands for a digit, A for a letter, after spaces, dots, dashes
 * and slashes are taken out. The algorithms are those that the issuing offices publish.
 */
final class NationalIds {

    /**
     * @param cues words of which one must stand beside it
     * @param check over the plain form in upper case
     */
    record Kind(String id, Set<String> cues, Predicate<String> check) {}

    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final Map<String, List<Kind>> KINDS = new HashMap<>();

    static {
        add("us-ssn", "999999999", Set.of("ssn", "social", "security", "ssid"), NumberProbe::isSocialSecurity);
        add(
                "us-itin",
                "999999999",
                Set.of("itin", "taxpayer", "tax"),
                d -> d.charAt(0) == '9' && number(d, 3, 5) >= 50);
        add("us-routing", "999999999", Set.of("routing", "aba", "rtn", "transit"), IdChecks::isRouting);
        add("us-npi", "9999999999", Set.of("npi", "provider"), d -> d.charAt(0) <= '2' && luhn("80840" + d));
        add("us-mbi", "9AA9AA9AA99", Set.of("mbi", "medicare"), _ -> true);
        add("us-mbi", "9A99AA9AA99", Set.of("mbi", "medicare"), _ -> true);
        add("us-mbi", "9AA9A99AA99", Set.of("mbi", "medicare"), _ -> true);
        add("us-mbi", "9A99A99AA99", Set.of("mbi", "medicare"), _ -> true);
        add("us-dea", "AA9999999", Set.of("dea", "certificate", "license"), IdChecks::isDea);
        add("us-ein", "999999999", Set.of("ein", "employer"), _ -> true);
        add("uk-nhs", "9999999999", Set.of("nhs", "patient"), IdChecks::isNhs);
        add("uk-nino", "AA999999A", Set.of("nino", "ni", "insurance", "national"), IdChecks::isNino);
        add("uk-driving", "AAAAA999999AA9AA", Set.of("driving", "licence", "dvla", "license"), _ -> true);
        add(
                "ca-sin",
                "999999999",
                Set.of("sin", "insurance", "canada", "canadian"),
                d -> luhn(d) && d.charAt(0) != '0' && d.charAt(0) != '8');
        add("au-tfn", "999999999", Set.of("tfn", "tax"), d -> weighted(d, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0);
        add("au-tfn", "99999999", Set.of("tfn", "tax"), d -> weighted(d, 10, 7, 8, 4, 6, 3, 5, 1) % 11 == 0);
        add(
                "au-abn",
                "99999999999",
                Set.of("abn", "business"),
                d -> (weighted(d, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0);
        add(
                "au-acn",
                "999999999",
                Set.of("acn", "company"),
                d -> (10 - weighted(d, 8, 7, 6, 5, 4, 3, 2, 1) % 10) % 10 == digit(d, 8));
        add("au-medicare", "9999999999", Set.of("medicare"), IdChecks::isMedicare);
        add("au-medicare", "99999999999", Set.of("medicare"), IdChecks::isMedicare);
        add("au-medicare", "999999999", Set.of("medicare"), IdChecks::isMedicare);
        add("in-aadhaar", "999999999999", Set.of("aadhaar", "aadhar", "uidai", "uid"), NumberProbe::isAadhaar);
        add(
                "in-pan",
                "AAAAA9999A",
                Set.of("pan", "permanent", "income", "tax"),
                w -> "ABCFGHLJPT".indexOf(w.charAt(3)) >= 0);
        add("in-gstin", "99AAAAA9999A9A9", Set.of("gst", "gstin"), w -> number(w, 0, 2) >= 1 && number(w, 0, 2) <= 38);
        add("in-gstin", "99AAAAA9999AAA9", Set.of("gst", "gstin"), w -> number(w, 0, 2) >= 1 && number(w, 0, 2) <= 38);
        add("sg-nric", "A9999999A", Set.of("nric", "fin", "singapore"), IdChecks::isNric);
        add(
                "de-tax-id",
                "99999999999",
                Set.of("steuer", "idnr", "steueridentifikationsnummer", "tin", "tax", "identifikationsnummer"),
                d -> d.charAt(0) != '0' && Checks.mod11and10(d));
        add(
                "de-health",
                "A999999999",
                Set.of("krankenversicherung", "kvnr", "versichertennummer", "krankenkasse", "versicherung"),
                IdChecks::isGermanHealth);
        add(
                "de-social",
                "99999999A999",
                Set.of("rentenversicherung", "sozialversicherung", "sozialversicherungsnummer", "rvnr"),
                IdChecks::isGermanSocial);
        add(
                "at-ssn",
                "9999999999",
                Set.of("svnr", "sozialversicherung", "sozialversicherungsnummer", "austria", "österreich"),
                IdChecks::isAustrian);
        add(
                "fr-nir",
                "999999999999999",
                Set.of("nir", "sécurité", "securite", "insee", "sociale"),
                d -> 97 - Long.parseLong(d, 0, 13, 10) % 97 == number(d, 13, 15));
        add(
                "fr-nir",
                "999999A99999999",
                Set.of("nir", "sécurité", "securite", "insee", "sociale"),
                IdChecks::isCorsican);
        add(
                "es-dni",
                "99999999A",
                Set.of("dni", "nif", "identidad", "spanish"),
                w -> DNI.charAt(number(w, 0, 8) % 23) == w.charAt(8));
        add(
                "es-nie",
                "A9999999A",
                Set.of("nie", "extranjero", "nif"),
                w -> "XYZ".indexOf(w.charAt(0)) >= 0
                        && DNI.charAt(Integer.parseInt("XYZ".indexOf(w.charAt(0)) + w.substring(1, 8)) % 23)
                                == w.charAt(8));
        add("it-vat", "99999999999", Set.of("iva", "partita", "piva"), d -> luhn(d) && !Checks.isUniform(d));
        add("pt-nif", "999999999", Set.of("nif", "contribuinte", "fiscal"), IdChecks::isPortuguese);
        add(
                "nl-bsn",
                "999999999",
                Set.of("bsn", "burgerservicenummer", "sofinummer"),
                d -> (weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) - digit(d, 8)) % 11 == 0);
        add(
                "be-nrn",
                "99999999999",
                Set.of("rijksregister", "rijksregisternummer", "national", "registre", "nrn", "belgian"),
                IdChecks::isBelgian);
        add("ie-pps", "9999999A", Set.of("pps", "ppsn"), IdChecks::isIrish);
        add("ie-pps", "9999999AA", Set.of("pps", "ppsn"), IdChecks::isIrish);
        add(
                "fi-hetu",
                "999999A999A",
                Set.of("hetu", "henkilötunnus", "finnish", "id", "personal"),
                IdChecks::isFinnish);
        add(
                "se-personnummer",
                "9999999999",
                Set.of("personnummer", "swedish", "samordningsnummer", "personal"),
                d -> luhn(d) && isDate(number(d, 2, 4), number(d, 4, 6) % 60));
        add(
                "se-personnummer",
                "999999999999",
                Set.of("personnummer", "swedish", "samordningsnummer", "personal"),
                d -> luhn(d.substring(2)) && isDate(number(d, 4, 6), number(d, 6, 8) % 60));
        add("dk-cpr", "9999999999", Set.of("cpr", "personnummer"), d -> isDate(number(d, 2, 4), number(d, 0, 2)));
        add("no-fnr", "99999999999", Set.of("fødselsnummer", "fnr", "personnummer"), IdChecks::isNorwegian);
        add(
                "pl-pesel",
                "99999999999",
                Set.of("pesel"),
                d -> weighted(d, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0 && !Checks.isUniform(d));
        add(
                "cz-rodne-cislo",
                "9999999999",
                Set.of("rodné", "rodne", "číslo", "cislo", "rc"),
                d -> Long.parseLong(d) % 11 == 0 && isDate(number(d, 2, 4) % 50 % 20, number(d, 4, 6)));
        add(
                "cz-rodne-cislo",
                "999999999",
                Set.of("rodné", "rodne", "číslo", "cislo"),
                d -> number(d, 0, 2) < 54 && isDate(number(d, 2, 4) % 50, number(d, 4, 6)));
        add("ro-cnp", "9999999999999", Set.of("cnp"), IdChecks::isRomanian);
        add(
                "bg-egn",
                "9999999999",
                Set.of("egn", "егн"),
                d -> weighted(d, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(d, 9)
                        && isDate(number(d, 2, 4) % 20, number(d, 4, 6)));
        add(
                "si-emso",
                "9999999999999",
                Set.of("emšo", "emso", "jmbg"),
                d -> (11 - weighted(d, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(d, 12));
        add(
                "lt-ee-id",
                "99999999999",
                Set.of("asmens", "kodas", "isikukood", "lithuanian", "estonian"),
                IdChecks::isBaltic);
        add("br-cpf", "99999999999", Set.of("cpf"), IdChecks::isCpf);
        add("br-cnpj", "99999999999999", Set.of("cnpj"), IdChecks::isCnpj);
        add(
                "za-id",
                "9999999999999",
                Set.of("identity", "african", "rsa"),
                d -> luhn(d) && isDate(number(d, 2, 4), number(d, 4, 6)));
        add("tr-id", "99999999999", Set.of("tc", "kimlik", "tckn", "turkish"), IdChecks::isTurkish);
        add(
                "th-id",
                "9999999999999",
                Set.of("thai", "tnin"),
                d -> d.charAt(0) != '0'
                        && (11 - weighted(d, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(d, 12));
        add(
                "kr-rrn",
                "9999999999999",
                Set.of("rrn", "frn", "korean", "주민등록번호"),
                d -> isDate(number(d, 2, 4), number(d, 4, 6)));
        add(
                "cn-id",
                "999999999999999999",
                Set.of("身份证", "identity", "chinese", "resident"),
                d -> Checks.mod97(d) >= 0 && IdChecks.isChinese(d));
        add("cn-id", "99999999999999999A", Set.of("身份证", "identity", "chinese", "resident"), IdChecks::isChinese);
        add("passport", "A99999999", Set.of("passport", "reisepass", "pasaporte", "pass"), _ -> true);
        add("passport", "A9999999", Set.of("passport"), _ -> true);
        add("passport", "AA9999999", Set.of("passport", "passaporto"), _ -> true);
        add("passport", "AAA999999", Set.of("passport", "pasaporte"), _ -> true);
        add("passport", "999999999", Set.of("passport"), _ -> true);
        add("vat-id", "AA999999999", Set.of("vat", "ust", "umsatzsteuer", "idnr"), _ -> true);
    }

    private NationalIds() {}

    private static void add(String id, String form, Set<String> cues, Predicate<String> check) {
        KINDS.computeIfAbsent(form, _ -> new ArrayList<>()).add(new Kind(id, cues, check));
    }

    /** The kinds that have this form. */
    static List<Kind> of(String plain) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            form.append(Letters.isDigit(plain.charAt(i)) ? '9' : 'A');
        }
        return KINDS.getOrDefault(form.toString(), List.of());
    }

    /** Every cue of every kind. */
    static Set<String> cues() {
        Set<String> all = new java.util.TreeSet<>();
        KINDS.values().forEach(kinds -> kinds.forEach(kind -> all.addAll(kind.cues())));
        return all;
    }
}
