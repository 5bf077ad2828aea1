package io.smartqueue.channel.smtp;

import io.smartqueue.settings.MalformedSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that a mail server is believed by, instead of those of the JVM: an own relay has its own authority. */
public record TrustedCertificates(SSLSocketFactory sockets) {

    /**
     * @param file in PEM
     * @throws MalformedSetting when there is no certificate in it
     */
    public static TrustedCertificates of(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file.strip()))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), one);
            }
            if (store.size() == 0) {
                throw malformed();
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return new TrustedCertificates(tls.getSocketFactory());
        } catch (IOException | GeneralSecurityException | InvalidPathException unreadable) {
            throw malformed();
        }
    }

    private static MalformedSetting malformed() {
        return new MalformedSetting("must be a file with certificates in PEM");
    }
}
