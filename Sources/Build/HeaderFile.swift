import Shares
import Widgets

/// `dist/_headers`: what a content delivery network sends with each file; a path, and below it its fields.
enum HeaderFile {
    static let path = "_headers"

    /// What carries its content in its name is kept for ever, pages for a minute.
    private static let common = """
        /*
          X-Content-Type-Options: nosniff
          Referrer-Policy: strict-origin-when-cross-origin
        /i/*
          Cache-Control: public, max-age=31536000, immutable
          Access-Control-Allow-Origin: *
        /a/*
          Cache-Control: public, max-age=31536000, immutable
          Access-Control-Allow-Origin: *
        /embed.js
          Cache-Control: public, max-age=3600
          Access-Control-Allow-Origin: *
        /w/*
          Cache-Control: public, max-age=60, stale-while-revalidate=600
        /.well-known/*
          Cache-Control: public, max-age=300

        """

    static func file(for shares: [Share], edgeURL: String?) -> BundleFile {
        let own = shares.map { share in
            """
            /w/\(share.id)/*
              Content-Security-Policy: \(policy(framedBy: share.allowedOrigins, edgeURL: edgeURL))
              Access-Control-Allow-Origin: \(readers(share.allowedOrigins))

            """
        }
        return BundleFile(path: path, bytes: Array((common + own.joined()).utf8))
    }

    private static func policy(framedBy origins: [String], edgeURL: String?) -> String {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'\(edgeURL.map { " \($0)" } ?? ""); base-uri 'none'; form-action 'none'; frame-ancestors "
            + (origins.isEmpty ? "*" : origins.joined(separator: " "))
    }

    /// The field can name one origin or all; what is public anyway is given to all when it would have to name two.
    private static func readers(_ origins: [String]) -> String {
        origins.count == 1 ? origins[0] : "*"
    }
}
