"""Rows for the batch pipeline: `python rows.py N OUT`. Each has a response and its reference of about 180 Chinese characters from thirty sentence
patterns, so that no two are the same."""

import json
import random
import sys

SUBJECTS = ["市图书馆", "项目组", "这家公司", "研究人员", "附近的居民", "两位工程师", "学校", "志愿者们", "航空公司", "编辑部"]
VERBS = ["公布了", "讨论了", "修改了", "推迟了", "检查了", "介绍了", "重新安排了", "评估了", "记录了", "取消了"]
OBJECTS = ["新的开放时间", "下个季度的计划", "用户提出的意见", "一项长期的实验", "道路维修的方案", "三份不同的报告", "课程的安排", "安全方面的要求", "航班的时刻表", "全部的数据"]
WHEN = ["上周三", "今年春天", "会议结束以后", "在雨季到来之前", "二十分钟之内", "经过多次沟通", "根据统计部门的数字", "考虑到天气的变化"]


def sentence(chance):
    number = chance.randrange(1, 10000)
    return f"{chance.choice(WHEN)}，{chance.choice(SUBJECTS)}{chance.choice(VERBS)}{chance.choice(OBJECTS)}，涉及{number}人。"


def main(rows, out):
    chance = random.Random(5)
    with open(out, "w", encoding="utf-8") as file:
        for i in range(rows):
            reference = "".join(sentence(chance) for _ in range(7))
            response = "".join(c if chance.random() > 0.12 else chance.choice(reference) for c in reference if chance.random() > 0.04)
            row = {"id": i, "candidate": f"c{chance.randrange(200)}", "response": response, "reference": reference}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
