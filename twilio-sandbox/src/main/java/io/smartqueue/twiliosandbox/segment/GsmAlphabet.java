package io.smartqueue.twiliosandbox.segment;

/** GSM 03.38: the basic table costs one septet a character, the extension table two. */
final class GsmAlphabet {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private GsmAlphabet() {}

    static boolean covers(String text) {
        return text.chars().allMatch(unit -> BASIC.indexOf(unit) >= 0 || EXTENSION.indexOf(unit) >= 0);
    }

    static int septets(char character) {
        return EXTENSION.indexOf(character) >= 0 ? 2 : 1;
    }
}
