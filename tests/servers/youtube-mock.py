#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for the YouTube Data API v3 on the loopback, for tests and for trying things by hand.

    python3 youtube-mock.py [--port N] [--key KEY]

Prints the port on the first line, then serves until it is stopped. The base URL is http://127.0.0.1:PORT/youtube/v3/.
Every handle exists and gets numbers that depend on nothing but its name. Handles that begin with one of these words get a fault:

    missing      no such channel              hidden     hidden subscribers
    stranger     somebody else's channel      wrong      a number of the wrong kind
    quota        403 quotaExceeded            rate       429 with Retry-After: 1
    flaky        500 the first time           down       500 always
    slow         answers after 2 seconds      drip       one byte every 0.2 seconds
    empty        200 without a body           deep       100,000 nested arrays
    large        an answer of 20 MB           badutf     bytes that are no UTF-8
    redirect     sent on to another host      extra      members that nobody knows
    noposts      no uploads that can be read
"""
import hashlib
import time
from urllib.parse import parse_qs, urlsplit

import mock
from mock import Answers, number

FAULTS = ('missing', 'hidden', 'stranger', 'wrong', 'quota', 'rate', 'flaky', 'down', 'slow', 'drip', 'empty', 'deep', 'large',
          'badutf', 'redirect', 'extra', 'noposts')
ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
handles = {}  # of channel ids that were given out
seen = set()  # of flaky handles


def channel_id(handle):
    digest = hashlib.sha256(handle.lower().encode()).digest()
    text = 'UC' + ''.join(ALPHABET[b % 64] for b in digest[:22])
    handles[text] = handle
    return text


def three_digits(count):
    step = 10 ** max(0, len(str(count)) - 3)
    return count // step * step


def fault_of(handle):
    return mock.fault_of(handle, FAULTS)


def channel(handle):
    fault = fault_of(handle)
    ident = channel_id(handle)
    statistics = {
        'viewCount': str(number(handle, 'views', 100_000, 900_000_000)),
        'videoCount': str(number(handle, 'videos', 5, 900)),
        'hiddenSubscriberCount': fault == 'hidden',
    }
    if fault != 'hidden':
        statistics['subscriberCount'] = str(three_digits(number(handle, 'subscribers', 1_000, 9_000_000)))
    if fault == 'wrong':
        statistics['viewCount'] = {'approximately': 'many'}
    item = {
        'kind': 'youtube#channel', 'etag': 'x', 'id': ident,
        'snippet': {
            'title': handle.title(), 'customUrl': '@' + ('somebody.else' if fault == 'stranger' else handle.lower()),
            'country': 'IN', 'defaultLanguage': 'hi', 'publishedAt': '2015-01-01T00:00:00Z', 'thumbnails':
                {'medium': {'url': 'https://pictures.example/240.jpg', 'width': 240, 'height': 240}},
        },
        'statistics': statistics,
        'contentDetails': {'relatedPlaylists': {'likes': '', 'uploads': 'UU' + ident[2:]}},
        'topicDetails': {'topicCategories': ['https://en.wikipedia.org/wiki/Music']},
    }
    if fault == 'extra':
        item['futureDetails'] = {'score': [1, None, {'deep': True}]}
    return item


def uploads(playlist, limit):
    ident = 'UC' + playlist[2:]
    items = [{'contentDetails': {'videoId': f'{ident[2:8]}-{i:02d}', 'videoPublishedAt': f'2026-11-{20 - i % 20:02d}T10:00:00Z'}}
             for i in range(limit)]
    return {'kind': 'youtube#playlistItemListResponse', 'items': items, 'pageInfo': {'totalResults': 400, 'resultsPerPage': limit}}


def video(ident):
    return {'kind': 'youtube#video', 'id': ident, 'statistics': {
        'viewCount': str(number(ident, 'views', 500, 500_000)), 'likeCount': str(number(ident, 'likes', 10, 5_000)),
        'commentCount': str(number(ident, 'comments', 0, 500))}}


def problem(status, reason, message):
    return status, {'error': {'code': status, 'message': message,
                              'errors': [{'message': message, 'domain': 'youtube', 'reason': reason}]}}


class Handler(Answers):
    def misbehave(self, handle):
        """Answers in the way of the handle's fault; False where the answer is an ordinary one."""
        fault = fault_of(handle)
        if fault == 'quota':
            self.send(*problem(403, 'quotaExceeded', 'The request cannot be completed because you have exceeded your quota.'))
        elif fault == 'rate':
            self.send(429, problem(429, 'rateLimitExceeded', 'Slow down.')[1], [('Retry-After', '1')])
        elif fault == 'down' or (fault == 'flaky' and handle not in seen):
            seen.add(handle)
            self.send(*problem(500, 'backendError', 'Backend error.'))
        elif fault == 'drip':
            self.send_response(200)
            self.end_headers()
            for _ in range(1000):
                self.wfile.write(b' ')
                self.wfile.flush()
                time.sleep(0.2)
        elif fault == 'empty':
            self.send(200, b'')
        elif fault == 'deep':
            self.send(200, b'[' * 100_000 + b']' * 100_000)
        elif fault == 'large':
            self.send(200, b' ' * 20_000_000)
        elif fault == 'badutf':
            self.send(200, b'{"items":["\xff\xfe"]}')
        elif fault == 'redirect':
            self.send(302, b'', [('Location', 'https://elsewhere.invalid/')])
        elif fault == 'missing':
            self.send(200, {'kind': 'youtube#channelListResponse', 'pageInfo': {'totalResults': 0, 'resultsPerPage': 5}})
        else:
            if fault == 'slow':
                time.sleep(2)
            return False
        return True

    def channels(self, query):
        handle = query.get('forHandle', [''])[0].lstrip('@')
        idents = [i for i in query.get('id', [''])[0].split(',') if i]
        if bool(handle) == bool(idents) or len(idents) > 50:
            self.send(*problem(400, 'missingRequiredParameter', 'No filter selected.'))
        elif idents:
            known = [handles[i] for i in idents if i in handles]
            self.send(200, {'kind': 'youtube#channelListResponse', 'items': [channel(h) for h in known if fault_of(h) != 'missing']})
        elif not self.misbehave(handle):
            self.send(200, {'kind': 'youtube#channelListResponse', 'items': [channel(handle)]})

    def do_GET(self):
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        name = parts.path.rsplit('/', 1)[-1]
        key = query.get('key', [''])[0]
        if not key or (self.server.key and key != self.server.key):
            self.send(*problem(400, 'keyInvalid', 'API key not valid. Please pass a valid API key.'))
        elif name == 'channels':
            self.channels(query)
        elif name == 'playlistItems':
            playlist = query.get('playlistId', [''])[0]
            if fault_of(handles.get('UC' + playlist[2:], '')) == 'noposts':
                self.send(*problem(404, 'playlistNotFound', 'The playlist cannot be found.'))
            else:
                self.send(200, uploads(playlist, int(query.get('maxResults', ['5'])[0])))
        elif name == 'videos':
            self.send(200, {'kind': 'youtube#videoListResponse', 'items': [video(i) for i in query.get('id', [''])[0].split(',') if i]})
        else:
            self.send(*problem(404, 'notFound', 'Not found.'))


mock.serve(Handler, mock.arguments(__doc__, '').parse_args())
