// What Swift cannot call in FFmpeg's headers: macros, and what differs between versions (5.1 to 8).
#ifndef WINNOW_CFFMPEG_SHIM_H
#define WINNOW_CFFMPEG_SHIM_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/md5.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/samplefmt.h>
#include <libavutil/sha.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

// Function-like macros over casts are not imported.
static const int64_t winnow_no_pts = AV_NOPTS_VALUE;
static const int winnow_error_eof = AVERROR_EOF;
static inline int winnow_error_from_errno(int code) { return AVERROR(code); }

// The speakers of layouts, one bit each: macros over enumerators are not imported.
static const uint64_t winnow_speakers_mono = AV_CH_LAYOUT_MONO;
static const uint64_t winnow_speakers_stereo = AV_CH_LAYOUT_STEREO;
static const uint64_t winnow_speakers_surround = AV_CH_LAYOUT_SURROUND;
static const uint64_t winnow_speakers_4_0 = AV_CH_LAYOUT_4POINT0;
static const uint64_t winnow_speakers_5_0 = AV_CH_LAYOUT_5POINT0_BACK;
static const uint64_t winnow_speakers_5_1 = AV_CH_LAYOUT_5POINT1_BACK;
static const uint64_t winnow_speaker_back_left = AV_CH_BACK_LEFT;
static const uint64_t winnow_speaker_back_right = AV_CH_BACK_RIGHT;
static const uint64_t winnow_speaker_side_left = AV_CH_SIDE_LEFT;
static const uint64_t winnow_speaker_side_right = AV_CH_SIDE_RIGHT;

// What stands for the speakers is in a union, without a name in some versions.
static inline uint64_t winnow_speakers(const AVChannelLayout *_Nonnull layout) {
  return layout->order == AV_CHANNEL_ORDER_NATIVE ? layout->u.mask : 0;
}

// FFmpeg 7 made the pointers to samples constant in another place. NULL drains what is held back.
static inline int winnow_convert_sound(struct SwrContext *_Nonnull context, AVFrame *_Nonnull output,
                                       int room, const AVFrame *_Nullable input) {
  return swr_convert(context, output->extended_data, room,
                     input ? (const uint8_t **)input->extended_data : NULL,
                     input ? input->nb_samples : 0);
}

// FFmpeg 6 replaced pkt_duration by duration.
static inline int64_t winnow_frame_duration(const AVFrame *_Nonnull frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
  return frame->duration;
#else
  return frame->pkt_duration;
#endif
}

// FFmpeg 6.1 replaced key_frame by a flag.
static inline int winnow_frame_is_key(const AVFrame *_Nonnull frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_KEY) != 0;
#else
  return frame->key_frame;
#endif
}

// FFmpeg 6.1 replaced interlaced_frame and top_field_first by flags.
static inline int winnow_frame_is_interlaced(const AVFrame *_Nonnull frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
  return frame->interlaced_frame;
#endif
}

static inline int winnow_frame_is_top_field_first(const AVFrame *_Nonnull frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0;
#else
  return frame->top_field_first;
#endif
}

// FFmpeg 6.1 moved a stream's side data into its codec parameters. Nine words; NULL where
// the stream has no matrix.
static inline const int32_t *_Nullable winnow_stream_display_matrix(
    const AVStream *_Nonnull stream) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 102)
  const AVPacketSideData *data =
      av_packet_side_data_get(stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data,
                              AV_PKT_DATA_DISPLAYMATRIX);
  return data && data->size >= 9 * sizeof(int32_t) ? (const int32_t *)data->data : NULL;
#else
  size_t size = 0;
  const uint8_t *data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  return data && size >= 9 * sizeof(int32_t) ? (const int32_t *)data : NULL;
#endif
}

#endif
