import Foundation
import WinnowCore
import WinnowMedia

extension MessageSocket {
  /// Sends a record, its long parts one by one, each of which is made when its turn comes.
  func send(_ record: VideoRecord) throws {
    var short: [StoredMeasurements.Part: Data] = [:]
    var room = PackedRecord.most
    for (part, bytes) in record.storable?.parts ?? [:] {
      let data = try bytes.data()
      if data.count <= room {
        short[part] = data
        room -= data.count
      } else {
        try send(WorkerReply.part(part, data.count))
        try send(bytes: data)
      }
    }
    try send(WorkerReply.measured(PackedRecord(record, parts: short)))
  }
}
