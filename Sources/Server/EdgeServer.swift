import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// `techartt serve`: `dist/` as a content delivery network would send it, and beside it the edge, which answers the
/// holder of a share token with fresh prices and stock.
package struct EdgeServer: Service {
    package struct Settings: Sendable {
        package var workspace: String
        /// Where the bundle lies: `shop/dist`.
        package var dist: String
        package var host: String
        /// 0: any free one.
        package var port: Int
        /// What share tokens must say.
        package var issuer: String
        package var audience: String
        /// Where `dist/` is published, without a final slash; nil: here.
        package var baseURL: String?
        package var now: @Sendable () -> Date

        /// Whether only this machine can connect.
        var isLocal: Bool { host.hasPrefix("127.") || host == "::1" || host == "localhost" }

        package init(
            workspace: String, dist: String, host: String, port: Int, issuer: String, audience: String,
            baseURL: String? = nil, now: @escaping @Sendable () -> Date = { Date() }
        ) {
            self.workspace = workspace
            self.dist = dist
            self.host = host
            self.port = port
            self.issuer = issuer
            self.audience = audience
            self.baseURL = baseURL
            self.now = now
        }
    }

    /// The address is taken, not this machine's, or not allowed.
    package struct CannotListen: Error, CustomStringConvertible {
        package let description: String
    }

    private let settings: Settings
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// - Parameter onListening: Called once, when connections are taken, with the port.
    package init(settings: Settings, logger: Logger, onListening: @escaping @Sendable (_ port: Int) async -> Void) {
        self.settings = settings
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or shut down gracefully: open requests are answered first.
    package func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            let reason = String(cString: strerror(error.errnoCode))
            throw CannotListen(description: "cannot listen on \(settings.host):\(settings.port): \(reason)")
        }
    }

    /// What `run` runs; by itself for tests.
    package var application: some ApplicationProtocol {
        Application(
            router: router,
            server: .http1(configuration: RequestLimits.connection),
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { [onListening, settings] channel in
                await onListening(channel.localAddress?.port ?? settings.port)
            },
            logger: logger)
    }

    private var router: Router<BasicRequestContext> {
        let folder = PublishedFolder(path: settings.dist)
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            RequestLog()
            RequestLimits()
            HeadWithoutBody()
            StaticFiles(
                folder: folder, policy: HeaderPolicy(folder: folder),
                index: settings.isLocal ? ShareIndex(folder: folder) : nil)
        }
        router.get("/healthz") { _, _ in PlainPage.healthy }
        router.get("/problems/:code") { _, context in
            context.parameters.get("code").flatMap(ProblemDetails.init)?.explanation ?? PlainPage.notFound
        }
        addWidgetRoutes(to: router.group("/widgets/:share"), folder: folder)
        return router
    }

    private func addWidgetRoutes(to group: RouterGroup<BasicRequestContext>, folder: PublishedFolder) {
        let route = WidgetRoute(
            gate: ShareGate(workspace: settings.workspace, issuer: settings.issuer, audience: settings.audience),
            payloads: FreshPayloads(
                folder: folder, snapshots: NewestSnapshots(folder: "\(settings.workspace)/catalog")),
            baseURL: settings.baseURL, now: settings.now)
        group.get { await route.get($0, share: $1.parameters.get("share") ?? "") }
        group.on("", method: .options) { await route.preflight($0, share: $1.parameters.get("share") ?? "") }
        for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
            group.on("", method: method) { _, _ in ProblemDetails.methodNotAllowed.response }
        }
    }
}

/// An answer to HEAD is the one to GET without its content.
struct HeadWithoutBody: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// One line a request, without its query and without its token.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        context.logger.debug("\(request.method) \(request.uri.path) \(response.status.code)")
        return response
    }
}
